import { join } from 'node:path';
import { startServer, type RunningServer } from '../running-server.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { copyFinishedHome } from './finished-film-home.ts';

/**
 * What the library holds at first: one finished film; nothing; what a newcomer finds; or what a function puts into the
 * data folder, whose path it is given and which does not exist yet.
 */
export type FirstLibrary = 'finished' | 'empty' | 'newcomer' | ((homeFolder: string) => Promise<unknown>);

export interface TestStudioOptions {
  readonly library?: FirstLibrary;
  /** Variables for the server besides those of this process; an empty text unsets one. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The studio as `npm start` serves it, on a free port, with the built-in models. */
export interface TestStudio {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly homeFolder: string;
  readonly server: RunningServer;
  /** Kills the server with SIGKILL and starts it again at the same address. */
  restart(): Promise<void>;
  /** Stops the server and removes its data folder. */
  close(): Promise<void>;
}

/** Starts one in a data folder of its own. One of them serves a whole test file. */
export async function openStudio({
  library = 'finished',
  environment = {},
}: TestStudioOptions = {}): Promise<TestStudio> {
  const place = await createTemporaryFolder('studio');
  const homeFolder = join(place.path, 'home');
  try {
    if (library === 'finished') await copyFinishedHome(homeFolder);
    if (typeof library === 'function') await library(homeFolder);
    const sample = library === 'newcomer' ? { BEATBOARD_SAMPLE: '' } : {};
    const options = { homeFolder, environment: { ...sample, ...environment } };
    let server = await startServer(options);
    const { url } = server;
    const restart = async (): Promise<void> => {
      await server.kill();
      server = await startServer({ ...options, port: Number(new URL(url).port) });
    };
    const close = async (): Promise<void> => {
      await server.stop();
      await place.remove();
    };
    return {
      url,
      homeFolder,
      get server() {
        return server;
      },
      restart,
      close,
    };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
