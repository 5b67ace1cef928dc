import { describe, expect, it } from 'vitest';
import { BeatboardError, errorTable } from '#domain/errors.ts';
import type { ErrorCode } from '#domain/errors.ts';
import { fromProblem, problemSchema, toProblem } from './problem.ts';

describe('toProblem', () => {
  it.each(Object.keys(errorTable) as ErrorCode[])('makes a whole document of %s and back', (code) => {
    const problem = toProblem(new BeatboardError(code, 'What happened.'));
    expect(problemSchema.parse(problem)).toEqual(problem);
    expect(problem).toMatchObject({ code, detail: 'What happened.', next: errorTable[code].next });
    expect(fromProblem(problem)).toMatchObject({ code, message: 'What happened.' });
  });

  it('tells the caller apart from the place and the inside by the status', () => {
    expect(toProblem(new BeatboardError('prompt_empty', 'x')).status).toBe(422);
    expect(toProblem(new BeatboardError('database_unavailable', 'x')).status).toBe(503);
    expect(toProblem(new BeatboardError('ffmpeg_failed', 'x')).status).toBe(500);
  });

  it.each([
    ['not_found', 404],
    ['edit_conflict', 412],
    ['body_too_large', 413],
    ['too_many_videos', 429],
    ['disk_full', 507],
  ] as const)('answers %s with %i', (code, status) => {
    expect(toProblem(new BeatboardError(code, 'x')).status).toBe(status);
  });

  it('carries the details there and back', () => {
    const details = { yours: 1, theirs: [2] };
    const problem = toProblem(new BeatboardError('edit_conflict', 'x', { details }));
    expect(problem.details).toEqual(details);
    expect(fromProblem(problem).details).toEqual(details);
  });

  it.each([new Error('boom'), 'boom'])('keeps the words of what nobody expected', (thrown) => {
    expect(toProblem(thrown)).toMatchObject({ code: 'unexpected', detail: 'boom', title: 'Unexpected' });
  });
});

describe('fromProblem', () => {
  it('understands a newer server as far as it can', () => {
    const problem = { ...toProblem(new Error('x')), code: 'toString', detail: 'Something new.' };
    expect(fromProblem(problem)).toMatchObject({ code: 'make_failed', message: 'Something new.' });
  });
});
