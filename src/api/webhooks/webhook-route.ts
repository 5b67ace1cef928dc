import type { FastifyInstance } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import type { ServerContext } from '../server-dependencies.ts';

/** Larger than any prediction with its logs; more is not read. */
const mostBytes = 1_000_000;
const attemptPattern = /^attempt_[0-9A-Za-z]{1,40}$/;

/**
 * `POST /api/webhooks/replicate?attempt={id}`: asks nobody for a key, since it believes nothing that is not signed.
 * Answers 204 when there is nothing left to do, 401 to what is not genuine, 404 without a token for Replicate.
 */
export function registerWebhooks(server: FastifyInstance, { takeReplicateWebhook, gate }: ServerContext): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post<{ Querystring: { attempt?: unknown } }>('/api/webhooks/replicate', async (request, reply) => {
      const refusal = gate.admitStranger(request.ip);
      if (refusal !== undefined) throw refusal.refusal;
      const { attempt } = request.query;
      const isNamed = typeof attempt === 'string' && attemptPattern.test(attempt);
      const rawBody = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const taking = isNamed
        ? await takeReplicateWebhook({ attemptId: attempt, headers: request.headers, rawBody })
        : 'not_genuine';
      if (taking === 'taken') return reply.code(204).send();
      if (taking === 'not_expected') throw new BeatboardError('route_unknown', 'No webhooks are expected here.');
      throw new BeatboardError('not_signed_in', 'The message is not signed as one of Replicate.');
    });
    done();
  });
}
