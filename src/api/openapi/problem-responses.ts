import { httpStatusOf, toProblem } from '#contract/problem.ts';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';

const descriptions: Readonly<Record<string, string>> = {
  400: 'The request cannot be read.',
  401: 'It is not known who asks.',
  403: 'Whoever asks may not do this.',
  404: 'There is no such thing, or it is somebody else’s.',
  405: 'The address does not know the method; Allow names those it knows.',
  409: 'What is there does not allow it now.',
  410: 'It was there, and is gone.',
  412: 'Somebody else has changed it since; `details` holds both sides.',
  413: 'The body is too large.',
  414: 'The address is too long.',
  415: 'The body is of another type than this address takes.',
  416: 'The file does not have those bytes.',
  422: 'The request does not fit; `errors` names each place.',
  429: 'Too much at once; Retry-After says how long to wait.',
  431: 'The headers are too large.',
  500: 'Something went wrong in the server.',
  503: 'The server cannot do this now; Retry-After says how long to wait.',
  507: 'The server’s disk is full.',
};

/** What any request can be answered with, whatever it asks for; the server looks at these first. */
export const commonProblems = [400, 414, 422, 429, 431, 500, 503] as const;

/** One response for each status that a problem can have, with the codes that have it. */
export function problemResponses(): Record<string, unknown> {
  const codes = Object.keys(errorTable) as ErrorCode[];
  return Object.fromEntries(
    Object.entries(descriptions).map(([status, description]) => {
      const ofStatus = codes.filter((code) => httpStatusOf(code) === Number(status));
      const list = ofStatus.map((code) => `\`${code}\``).join(', ');
      const example = toProblem(new BeatboardError(ofStatus[0] ?? 'unexpected', description));
      return [
        status,
        {
          description: `${description} Codes: ${list}.`,
          content: {
            'application/problem+json': {
              schema: { $ref: '#/components/schemas/Problem' },
              example: { ...example, request_id: 'req_5c1f0a7e9b3d4c28' },
            },
          },
        },
      ];
    }),
  );
}
