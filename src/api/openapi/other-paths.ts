import { parameterExamples } from './examples.ts';
import { commonProblems } from './problem-responses.ts';

const bytes = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };
const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    [...commonProblems, ...statuses].map((status) => [status, { $ref: `#/components/responses/${status}` }]),
  );
const text = (type: string) => ({ [type]: { schema: { type: 'string' } } });

function parameter(name: string, place: 'path' | 'query' | 'header', more: object = {}) {
  const example = parameterExamples[name];
  return {
    name,
    in: place,
    ...(place === 'path' && { required: true }),
    schema: { type: 'string' },
    ...(example !== undefined && { example }),
    ...more,
  };
}

function content(folder: 'artifacts' | 'assets', name: string, summary: string) {
  return {
    get: {
      operationId: `get${folder === 'artifacts' ? 'Artifact' : 'Asset'}Content`,
      tags: ['Assets'],
      summary,
      description: 'Needs the scope `read`, or a link from a reply.',
      parameters: [
        parameter(name, 'path'),
        parameter('Range', 'header', { description: 'One range of bytes.', example: 'bytes=0-1048575' }),
        parameter('signature', 'query', { description: 'Part of a link from a reply, which needs no credentials.' }),
      ],
      responses: {
        200: { description: 'The whole file.', content: { '*/*': bytes } },
        206: { description: 'The range that was asked for.', content: { '*/*': bytes } },
        304: { description: 'The file is the one of If-None-Match.' },
        ...problems(401, 403, 404, 416),
      },
    },
  };
}

function thumbnail(folder: 'artifacts' | 'assets', name: string, summary: string) {
  return {
    get: {
      operationId: `get${folder === 'artifacts' ? 'Artifact' : 'Asset'}Thumbnail`,
      tags: ['Assets'],
      summary,
      description: 'Needs the scope `read`, or a link from a reply, to which `&width=` and `&at=` may be added.',
      parameters: [
        parameter(name, 'path'),
        parameter('width', 'query', {
          description: 'In pixels; smaller pictures are not enlarged. 320 when left out.',
          schema: { type: 'string', enum: ['160', '320', '640', '960'] },
        }),
        parameter('at', 'query', {
          description: 'Which frame of a film. The first when left out.',
          schema: { type: 'string', enum: ['first', 'last'] },
        }),
        parameter('signature', 'query', { description: 'Part of a link from a reply, which needs no credentials.' }),
      ],
      responses: {
        200: { description: 'A small picture.', content: { 'image/webp': bytes } },
        304: { description: 'The picture is the one of If-None-Match.' },
        ...problems(401, 403, 404),
      },
    },
  };
}

const tusVersion = parameter('Tus-Resumable', 'header', { required: true, schema: { type: 'string', const: '1.0.0' } });
const assetHeader = {
  'Beatboard-Asset-Id': { description: 'The asset, once the last byte has come.', schema: { type: 'string' } },
};
const uploadProblems = problems(401, 403, 404, 409, 410, 412, 413, 415, 507);

/** What is not an operation with a JSON answer: streams, files, resumable uploads, and the server's own state. */
export const otherPaths = {
  '/api/status/{video_id}/stream': {
    get: {
      operationId: 'streamEvents',
      tags: ['Videos'],
      summary: 'What happens to a video, as it happens',
      description:
        'Server-sent events: `status_update` (the status), `checkpoint_created`, `artifact_created`, `cost_updated`, ' +
        '`failed` (a problem). Ids count 1, 2, 3 … within a video. A reader that comes back sends the last id it has and ' +
        'misses nothing; `reset` tells it that its id is unknown and a fresh `status_update` follows. A new reader ' +
        'begins with a `status_update`. Needs the scope `read`.',
      parameters: [
        parameter('video_id', 'path'),
        parameter('Last-Event-ID', 'header', { description: 'The last id the reader has.', example: '17' }),
        parameter('since', 'query', { description: 'The same, for readers that cannot set headers.' }),
      ],
      responses: {
        200: { description: 'The events.', content: text('text/event-stream') },
        ...problems(401, 403, 404),
      },
    },
  },
  '/api/artifacts/{artifact_id}/content': content('artifacts', 'artifact_id', 'The bytes of an artifact'),
  '/api/assets/{asset_id}/content': content('assets', 'asset_id', 'The bytes of an uploaded file'),
  '/api/artifacts/{artifact_id}/thumbnail': thumbnail('artifacts', 'artifact_id', 'An artifact in small'),
  '/api/assets/{asset_id}/thumbnail': thumbnail('assets', 'asset_id', 'An uploaded file in small'),
  '/api/uploads': {
    post: {
      operationId: 'createUpload',
      tags: ['Uploads'],
      summary: 'Begin a resumable upload (tus 1.0.0)',
      description: 'Needs the scope `write`.',
      parameters: [
        tusVersion,
        parameter('Upload-Length', 'header', { schema: { type: 'integer' }, example: 1048576 }),
        parameter('Upload-Metadata', 'header', { example: 'filename cGhvdG8uanBn' }),
      ],
      responses: { 201: { description: 'Location is the upload.', headers: assetHeader }, ...uploadProblems },
    },
  },
  '/api/uploads/{upload_id}': {
    head: {
      operationId: 'getUpload',
      tags: ['Uploads'],
      summary: 'Where an upload stands, or which asset it has become',
      description: 'Needs the scope `write`.',
      parameters: [parameter('upload_id', 'path'), tusVersion],
      responses: {
        200: { description: 'Upload-Offset says how much is there.', headers: assetHeader },
        ...uploadProblems,
      },
    },
    patch: {
      operationId: 'continueUpload',
      tags: ['Uploads'],
      summary: 'Send the next bytes',
      description: 'Needs the scope `write`.',
      parameters: [
        parameter('upload_id', 'path'),
        tusVersion,
        parameter('Upload-Offset', 'header', { required: true, schema: { type: 'integer' }, example: 0 }),
      ],
      requestBody: { required: true, content: { 'application/offset+octet-stream': bytes } },
      responses: {
        204: { description: 'Upload-Offset says how much is there.', headers: assetHeader },
        ...uploadProblems,
      },
    },
    delete: {
      operationId: 'deleteUpload',
      tags: ['Uploads'],
      summary: 'Give an upload up',
      description: 'Needs the scope `write`.',
      parameters: [parameter('upload_id', 'path'), tusVersion],
      responses: { 204: { description: 'It is gone; an asset made of it stays.' }, ...uploadProblems },
    },
  },
  '/health': {
    get: {
      operationId: 'getHealth',
      tags: ['Server'],
      summary: 'Whether the process answers',
      security: [],
      responses: {
        200: { description: 'It does.', content: { 'application/json': { schema: { type: 'object' } } } },
        ...problems(),
      },
    },
  },
  '/ready': {
    get: {
      operationId: 'getReadiness',
      tags: ['Server'],
      summary: 'Whether the server can work: database, disk, and not stopping',
      security: [],
      responses: {
        ...problems(),
        200: { description: 'It can.', content: { 'application/json': { schema: { type: 'object' } } } },
        503: { description: 'It cannot.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      tags: ['Server'],
      summary: 'Counts and durations for Prometheus',
      description: 'Needs the scope `read`.',
      responses: {
        200: { description: 'Prometheus text.', content: text('text/plain') },
        ...problems(401, 403),
      },
    },
  },
};
