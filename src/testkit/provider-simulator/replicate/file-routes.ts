import { bytesReply, emptyReply, jsonReply } from '../http/reply.ts';
import type { Exchange, Route } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { fileView, type FileStore, type StoredFile } from './file-store.ts';
import { readUpload } from './read-upload.ts';
import { replicateNotFound } from './replicate-refusal.ts';
import { filePage, fileReply, uploadForm } from './replicate-schemas.ts';

/** Files: upload, list, get, download, delete. */
export function fileRoutes(world: SimulatorWorld, files: FileStore): Route[] {
  const find = ({ request }: Exchange): StoredFile => {
    const file = files.find(request.params['id'] ?? '');
    if (file === undefined) throw replicateNotFound();
    return file;
  };
  const view = (file: StoredFile): object => fileView(file, world.origin());
  return [
    {
      ...{ name: 'files.create', method: 'POST', path: '/files', body: uploadForm, reply: fileReply },
      async handle({ request }) {
        const upload = await readUpload(request);
        return jsonReply(201, view(files.put({ ...upload, id: world.nextId(), createdMs: world.time.dateMs() })));
      },
    },
    {
      ...{ name: 'files.list', method: 'GET', path: '/files', reply: filePage },
      handle: () => jsonReply(200, { next: null, previous: null, results: files.list().slice(0, 100).map(view) }),
    },
    {
      ...{ name: 'files.get', method: 'GET', path: '/files/{id}', reply: fileReply },
      handle: (exchange) => jsonReply(200, view(find(exchange))),
    },
    {
      ...{ name: 'files.download', method: 'GET', path: '/files/{id}/download', isOpen: true },
      handle(exchange) {
        const { bytes, contentType } = find(exchange);
        return bytesReply(bytes, contentType);
      },
    },
    {
      ...{ name: 'files.delete', method: 'DELETE', path: '/files/{id}' },
      handle(exchange) {
        files.remove(find(exchange).id);
        return emptyReply(204);
      },
    },
  ];
}
