import type { IncomingMessage, ServerResponse } from 'node:http';
import { nameKey } from '../billing-book.ts';
import type { BookEntry } from '../billing-book.ts';
import type { FaultPlan } from '../faults/fault-desk.ts';
import type { DoorFault } from '../faults/fault-action.ts';
import { maskHeaders, shortenTexts } from '../journal.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { readBody } from './read-body.ts';
import { Refusal, refusalKindOf, type Reply } from './reply.ts';
import {
  matchPath,
  type AcceptedOrder,
  type Exchange,
  type Route,
  type SimulatedRequest,
  type SimulatedVendor,
} from './route.ts';
import { resetConnection, sendReply } from './send-reply.ts';

interface Call {
  readonly vendor: SimulatedVendor;
  readonly route: Route | undefined;
  readonly request: SimulatedRequest;
  readonly index: number;
  readonly plan: FaultPlan;
}

/** Takes one request of a vendor's API from its first byte to the last of the answer. */
export async function serveRequest(
  world: SimulatorWorld,
  vendor: SimulatedVendor,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await openCall(world, vendor, incoming);
  const { index, plan } = call;
  try {
    const doorReply = passDoor(world, call);
    if (doorReply === 'reset') return resetConnection(response);
    if (doorReply === 'hang') return;
    const reply = doorReply ?? (await runRoute(world, call));
    if (reply === 'reset') return resetConnection(response);
    if (reply === 'hang') return;
    checkReply(world, call, reply);
    world.journal.answered(index, await sendReply(response, reply, plan.answer, world.time));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('server', String(error));
    noteRefusal(world, call, error);
    world.journal.answered(index, await sendReply(response, vendor.refuse(refusal), undefined, world.time));
  }
}

async function openCall(world: SimulatorWorld, vendor: SimulatedVendor, incoming: IncomingMessage): Promise<Call> {
  const url = new URL(incoming.url ?? '/', world.origin());
  const path = url.pathname.slice(vendor.prefix.length);
  const method = incoming.method ?? 'GET';
  const found = findRoute(vendor, method, path);
  const read = await readBody(incoming).catch(() => ({ body: null, form: null }));
  const request: SimulatedRequest = {
    method,
    path,
    params: found?.params ?? {},
    query: url.searchParams,
    headers: incoming.headers,
    key: vendor.keyOf(incoming.headers) ?? '',
    ...read,
  };
  const model = found?.route.modelOf?.(request) ?? null;
  const index = world.journal.note({
    at: new Date(world.time.dateMs()).toISOString(),
    provider: vendor.provider,
    route: found?.route.name ?? '',
    model,
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: maskHeaders(incoming.headers),
    body: shortenTexts(read.body),
  });
  const plan = world.faults.plan({
    provider: vendor.provider,
    route: found?.route.name ?? '',
    isCreate: found?.route.isCreate === true,
    model,
    text: JSON.stringify(read.body),
  });
  for (const fault of Object.values(plan)) world.journal.spoiled(index, fault.kind);
  return { vendor, route: found?.route, request, index, plan };
}

function findRoute(vendor: SimulatedVendor, method: string, path: string) {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of vendor.routes) {
    const params = route.method === wanted ? matchPath(route.path, path) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** What happens before a request is taken in; undefined lets it pass. */
function passDoor(world: SimulatorWorld, call: Call): Reply | 'reset' | 'hang' | undefined {
  const { vendor, route, request, plan } = call;
  if (plan.door?.kind === 'reset-before-accept') return 'reset';
  if (plan.door?.kind === 'hang') return 'hang';
  if (vendor.needsKey && route?.isOpen !== true && ['', 'bad-key'].includes(request.key)) {
    throw new Refusal('unauthorized', 'The key is missing or not valid.');
  }
  if (route?.isCreate === true && request.key === 'no-credit') {
    throw new Refusal('no-credit', 'You have insufficient credit to run this model.');
  }
  if (plan.door !== undefined) return refuseAtDoor(vendor, plan.door);
  if (route === undefined) {
    throw new Refusal('not-found', 'The requested resource could not be found.');
  }
  const faults = route.body === undefined ? [] : world.contracts.check(route.body, request.body);
  if (faults.length > 0) throw new Refusal('invalid', faults.join('\n'), { fields: faults });
  return undefined;
}

function refuseAtDoor(vendor: SimulatedVendor, fault: DoorFault): Reply {
  if (fault.kind === 'throttled') {
    const seconds = fault.retryAfterSeconds ?? 30;
    const reply = vendor.refuse(
      new Refusal('throttled', `Your rate limit resets in ~${seconds}s.`, { retryAfterSeconds: seconds }),
    );
    const inHeader = fault.inHeader ?? true;
    return inHeader ? { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } } : reply;
  }
  if (fault.kind === 'moderation-blocked') {
    return vendor.refuse(new Refusal('moderation', 'Your request was rejected by the safety system.'));
  }
  if (fault.kind === 'refused-as-server-error') {
    return vendor.refuse(new Refusal('server', 'input new_sensitive: the prompt was flagged as sensitive (1026)'));
  }
  if (fault.kind === 'expired-output') return vendor.refuse(new Refusal('not-found', 'The file has expired.'));
  const status = fault.kind === 'status' ? fault.status : 500;
  const message = (fault.kind === 'status' ? fault.message : undefined) ?? `As told by a rule: ${status}.`;
  return vendor.refuse(new Refusal(refusalKindOf(status), message, { status }));
}

async function runRoute(world: SimulatorWorld, call: Call): Promise<Reply | 'reset' | 'hang'> {
  const { route, plan, vendor } = call;
  let noteAccepted = (): void => undefined;
  const accepted = new Promise<void>((resolve) => (noteAccepted = resolve));
  const exchange: Exchange = {
    request: call.request,
    index: call.index,
    faults: plan,
    accepted,
    accept: (order) => {
      noteAccepted();
      return charge(world, call, order);
    },
  };
  const handled = Promise.resolve(route!.handle(exchange));
  handled.catch(() => undefined);
  const { answer } = plan;
  if (
    answer?.kind === 'accept-then-reset' ||
    answer?.kind === 'accept-then-hang' ||
    answer?.kind === 'accept-then-status'
  ) {
    await Promise.race([accepted, handled]);
    if (answer.kind === 'accept-then-hang') return 'hang';
    if (answer.kind === 'accept-then-status') {
      return vendor.refuse(new Refusal('server', 'Bad gateway', { status: answer.status }));
    }
    if (answer.afterSeconds !== undefined) await world.time.wait(answer.afterSeconds);
    return 'reset';
  }
  const reply = await handled;
  if (answer?.kind === 'reply-late') await world.time.wait(answer.seconds);
  return reply;
}

function charge(world: SimulatorWorld, { vendor, request }: Call, order: AcceptedOrder): BookEntry {
  const { correlation = {}, ...rest } = order;
  return world.book.charge({
    ...rest,
    provider: vendor.provider,
    key: nameKey(request.key),
    acceptedAt: new Date(world.time.dateMs()).toISOString(),
    correlation: { attempt: null, fileMetadata: [], seed: null, reference: null, ...correlation },
  });
}

/** Whatever the vendor would not understand is a violation; so is a failure of the simulator itself. */
function noteRefusal(world: SimulatorWorld, call: Call, error: unknown): void {
  const { route, request } = call;
  if (!(error instanceof Refusal)) return violate(world, call, 'reply', `the simulator failed: ${String(error)}`);
  const { kind, fields, message } = error;
  if (route === undefined && kind === 'not-found') {
    violate(world, call, 'request', `there is no ${request.method} ${request.path}`);
  } else if (kind === 'invalid' || kind === 'too-large' || (kind === 'not-found' && route?.isCreate === true)) {
    for (const fault of fields.length === 0 ? [message] : fields) violate(world, call, 'request', fault);
  }
}

function checkReply(world: SimulatorWorld, call: Call, reply: Reply): void {
  const { route, plan } = call;
  if (route?.reply === undefined || reply.status >= 300 || reply.body.kind !== 'json') return;
  if (plan.result !== undefined || plan.answer !== undefined) return;
  for (const fault of world.contracts.check(route.reply, reply.body.value)) violate(world, call, 'reply', fault);
}

function violate(
  world: SimulatorWorld,
  { index, route, vendor }: Call,
  side: 'request' | 'reply',
  message: string,
): void {
  const at = new Date(world.time.dateMs()).toISOString();
  world.journal.violated({
    at,
    side,
    route: `${vendor.provider} ${route?.name ?? 'unknown'}`,
    message,
    request: index,
  });
}
