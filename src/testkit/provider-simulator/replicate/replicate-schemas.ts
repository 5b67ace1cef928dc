/** The routes of Replicate's HTTP API (1.0.0-a1) that are in use, in our own words. */
const webhookFields = {
  webhook: { type: 'string', format: 'uri' },
  webhook_events_filter: { type: 'array', items: { enum: ['start', 'output', 'logs', 'completed'] } },
  stream: { type: 'boolean' },
};

export const createBody = {
  type: 'object',
  required: ['input'],
  properties: { input: { type: 'object' }, ...webhookFields },
  additionalProperties: false,
};

export const createVersionBody = {
  type: 'object',
  required: ['version', 'input'],
  properties: { version: { type: 'string', minLength: 1 }, input: { type: 'object' }, ...webhookFields },
  additionalProperties: false,
};

const date = { type: 'string', format: 'date-time' };
const uri = { type: 'string', format: 'uri' };

export const predictionReply = {
  type: 'object',
  required: ['id', 'model', 'version', 'input', 'output', 'data_removed', 'error', 'status', 'created_at', 'urls'],
  properties: {
    id: { type: 'string', minLength: 1 },
    model: { type: 'string', pattern: '^[^/]+/[^/]+$' },
    version: { type: 'string', pattern: '^(hidden|[0-9a-f]{64})$' },
    input: { type: 'object' },
    output: true,
    data_removed: { type: 'boolean' },
    error: { type: ['string', 'null'] },
    status: { enum: ['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted'] },
    source: { enum: ['api', 'web'] },
    created_at: date,
    started_at: date,
    completed_at: date,
    deadline: date,
    logs: { type: 'string' },
    metrics: { type: 'object', properties: { total_time: { type: 'number' } } },
    urls: {
      type: 'object',
      required: ['get', 'cancel', 'web'],
      properties: { get: uri, cancel: uri, web: uri, stream: uri },
    },
  },
};

const pageOf = (item: object): object => ({
  type: 'object',
  required: ['next', 'previous', 'results'],
  properties: {
    next: { type: ['string', 'null'], format: 'uri' },
    previous: { type: ['string', 'null'], format: 'uri' },
    results: { type: 'array', items: item, maxItems: 100 },
  },
});

export const predictionPage = pageOf(predictionReply);

/** The form of an upload, its JSON parts as text. */
export const uploadForm = {
  type: 'object',
  required: ['content'],
  properties: {
    content: { type: 'object' },
    filename: { type: 'string', maxLength: 255 },
    type: { type: 'string' },
    metadata: { type: 'string' },
  },
  additionalProperties: false,
};

export const fileReply = {
  type: 'object',
  required: ['id', 'urls', 'content_type', 'size', 'checksums', 'metadata', 'created_at', 'expires_at'],
  properties: {
    id: { type: 'string' },
    urls: { type: 'object', required: ['get'], properties: { get: uri } },
    content_type: { type: 'string' },
    size: { type: 'integer' },
    checksums: { type: 'object', properties: { sha256: { type: 'string' } } },
    metadata: { type: 'object' },
    created_at: date,
    expires_at: date,
  },
};

export const filePage = pageOf(fileReply);

export const modelReply = {
  type: 'object',
  required: ['url', 'owner', 'name', 'visibility', 'is_official', 'latest_version'],
  properties: {
    url: uri,
    visibility: { enum: ['public', 'private'] },
    is_official: { type: 'boolean' },
    latest_version: { type: ['object', 'null'] },
  },
};

export const accountReply = {
  type: 'object',
  required: ['type', 'username'],
  properties: { type: { enum: ['organization', 'user'] }, username: { type: 'string' } },
};
