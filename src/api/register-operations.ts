import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { admit, type Caller } from './access.ts';
import { acceptJson } from './json-body.ts';
import { runOperation, type OperationDesk } from './run-operation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read. */
    caller?: Caller;
  }
}

/** Every operation of the contract as a route. Each takes one type of body: a form, or JSON. */
export function registerOperations(server: FastifyInstance, desk: OperationDesk): void {
  const ids = Object.keys(operations) as OperationId[];
  const isForm = (id: OperationId): boolean => (operations[id] as Operation).form !== undefined;
  void server.register((scope, _options, done) => {
    acceptJson(scope);
    for (const id of ids) if (!isForm(id)) registerOperation(scope, id, desk);
    done();
  });
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(multipart);
    for (const id of ids) if (isForm(id)) registerOperation(scope, id, desk);
  });
}

function registerOperation(scope: FastifyInstance, id: OperationId, desk: OperationDesk): void {
  const { method, path } = operations[id];
  scope.route({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // A form may be larger than any JSON; its parts are bounded where they are read.
    bodyLimit: desk.context.limits.jsonBytes,
    async onRequest(request, reply) {
      request.caller = await admit(desk.context.gate, request, reply, operations[id].scope);
    },
    handler: (request, reply) => runOperation(desk, id, request.caller!, request, reply),
  });
}
