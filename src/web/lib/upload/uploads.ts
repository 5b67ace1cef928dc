import type { Problem } from '#contract/problem.ts';
import { problemOf } from '../problem-error.ts';
import { createStore, type Store } from '../store.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { uploadFile } from './upload-file.ts';

/** A file on its way to the server, or refused by it. One that has arrived is no longer listed. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly kind: FileKind;
  /** Of this page alone, for pictures; null for the rest. */
  readonly previewUrl: string | null;
  /** How much has arrived, 0 to 1; null when it goes in one piece. */
  readonly share: number | null;
  /** Why it was refused; null while all is well. */
  readonly problem: Problem | null;
}

/** The uploads of one place of the studio. They go on while one looks at another page. */
export interface Uploads {
  readonly use: Store<readonly Upload[]>['use'];
  readonly get: Store<readonly Upload[]>['get'];
  /** Sends files, two at a time; `onDone` is told of each that became an asset. */
  start(files: readonly File[], onDone: (assetId: string, upload: Upload) => void): void;
  /** Lists a file that is not even sent, with the reason. */
  refuse(file: File, problem: Problem): void;
  /** Sends a refused one again. */
  retry(key: string): void;
  /** Stops an upload, or puts a refused one away. */
  remove(key: string): void;
}

const togetherMaximum = 2;

interface Task {
  readonly file: File;
  readonly onDone: (assetId: string, upload: Upload) => void;
  stopping: AbortController;
}

/** Makes the list of one place. */
export function createUploads(): Uploads {
  const store = createStore<readonly Upload[]>([]);
  const tasks = new Map<string, Task>();
  const waiting: string[] = [];
  let sending = 0;

  const change = (key: string, part: Partial<Upload>): void =>
    store.set((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));

  const remove = (key: string): void => {
    tasks.get(key)?.stopping.abort(new DOMException('Removed', 'AbortError'));
    tasks.delete(key);
    const gone = store.get().find((upload) => upload.key === key);
    if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl);
    store.set((all) => all.filter((upload) => upload.key !== key));
  };

  const send = async (key: string): Promise<void> => {
    const task = tasks.get(key);
    if (task === undefined) return;
    try {
      const onProgress = (share: number): void => change(key, { share });
      const assetId = await uploadFile(task.file, { signal: task.stopping.signal, onProgress });
      const upload = store.get().find((candidate) => candidate.key === key);
      if (upload !== undefined) task.onDone(assetId, upload);
      remove(key);
    } catch (error) {
      if (!task.stopping.signal.aborted) change(key, { problem: problemOf(error), share: null });
    }
  };

  const sendNext = (): void => {
    while (sending < togetherMaximum && waiting.length > 0) {
      sending += 1;
      void send(waiting.shift()!).finally(() => {
        sending -= 1;
        sendNext();
      });
    }
  };

  return {
    use: store.use,
    get: store.get,
    remove,
    start(files, onDone) {
      for (const file of files) {
        const upload = toUpload(file, null);
        tasks.set(upload.key, { file, onDone, stopping: new AbortController() });
        waiting.push(upload.key);
        store.set((all) => [...all, upload]);
      }
      sendNext();
    },
    refuse: (file, problem) => store.set((all) => [...all, toUpload(file, problem)]),
    retry(key) {
      const task = tasks.get(key);
      if (task === undefined) return;
      task.stopping = new AbortController();
      change(key, { problem: null });
      waiting.push(key);
      sendNext();
    },
  };
}

let counter = 0;

function toUpload(file: File, problem: Problem | null): Upload {
  counter += 1;
  const kind = fileKind(file);
  return {
    key: `upload-${counter}`,
    name: file.name,
    sizeBytes: file.size,
    kind,
    previewUrl: kind === 'image' ? URL.createObjectURL(file) : null,
    share: null,
    problem,
  };
}
