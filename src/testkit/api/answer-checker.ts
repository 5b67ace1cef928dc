import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, ApiOperation } from './api-document.ts';
import type { Received, Sent } from './send.ts';

/** What an answer has that the document does not promise; undefined when it keeps to it. */
export type CheckAnswer = (operation: ApiOperation, answer: Received, request?: Sent) => string | undefined;

/** Nobody is answered with much more than they sent. */
const problemMaximum = 64 * 1024;

/** Makes a judge of answers, with a validator of its own of the document's schemas. */
export function createAnswerChecker(document: ApiDocument): CheckAnswer {
  // The document is no schema itself: only what it points to is judged.
  const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', ...document.source });
  const judges = new Map<string, ReturnType<typeof ajv.compile>>();

  function judgeOf(schema: Readonly<Record<string, unknown>>): ReturnType<typeof ajv.compile> {
    const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
    const judge = judges.get(text) ?? ajv.compile(JSON.parse(text) as object);
    judges.set(text, judge);
    return judge;
  }

  /** Whether a request brings JSON that its operation does not take; what is no JSON at all is judged elsewhere. */
  function isMisfit({ body }: ApiOperation, request: Sent | undefined): boolean {
    if (body?.type !== 'application/json' || request?.body === undefined) return false;
    try {
      return !judgeOf(body.schema)(JSON.parse(String(request.body)));
    } catch {
      return false;
    }
  }

  return (operation, { status, headers, text, json }, request) => {
    const { method, responses } = operation;
    if (status < 300 && isMisfit(operation, request)) return `${status} for a body that does not fit`;
    if (status >= 500) return `${status}: ${text.slice(0, 300)}`;
    const response = responses[String(status)];
    if (response === undefined) return `${status} is not in the document: ${text.slice(0, 200)}`;
    const type = headers['content-type']?.split(';')[0];
    if (method === 'HEAD' || text === '') return undefined;
    const content = response.content?.[type ?? ''] ?? response.content?.['*/*'];
    if (content === undefined) return `${status} with ${type ?? 'a body of no type'} is not in the document`;
    if (status >= 400 && text.length > problemMaximum) return `${status} is told in ${text.length} characters`;
    if (!type?.endsWith('json')) return undefined;
    const judge = judgeOf(content.schema);
    return judge(json()) ? undefined : `${status} does not fit its schema: ${ajv.errorsText(judge.errors)}`;
  };
}
