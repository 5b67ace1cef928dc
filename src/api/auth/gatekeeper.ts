import { createHash } from 'node:crypto';
import { BeatboardError } from '#domain/errors.ts';
import { type Identity, requireScope } from '#domain/identity/identity.ts';
import type { Scope } from '#domain/identity/scope.ts';
import type { Authenticate } from './authenticate.ts';
import { clientNetwork } from './client-network.ts';
import { readCredential, type SenderRequest } from './credential.ts';
import { RateLimiter } from './rate-limiter.ts';
import type { BucketRule } from './token-bucket.ts';

/** A request at the door. */
export interface GateRequest extends SenderRequest {
  /** The address it comes from, as the server knows it. */
  readonly remoteAddress: string | undefined;
}

/** Let in as somebody, or refused with what to answer: the error as a problem document, and headers to go with it. */
export type Admission =
  | { readonly identity: Identity }
  | { readonly refusal: BeatboardError; readonly headers: Readonly<Record<string, string>> };

/** Allowances. A user has them once, however many keys they hold; the local user is not limited. */
export interface GateLimits {
  /** Requests of one user. Default 600 at once, 50 a second. */
  readonly requests: BucketRule;
  /** Requests of one user that start what costs money. Default 30 at once, 30 a minute. */
  readonly spending: BucketRule;
  /** Wrong keys and tokens from one place. Default 60 at once, 20 a minute. */
  readonly failures: BucketRule;
  /** Requests from one place by nobody in particular. Default 240 at once, 20 a second. */
  readonly strangers: BucketRule;
}

const defaultLimits: GateLimits = {
  requests: { capacity: 600, refillPerSecond: 50 },
  spending: { capacity: 30, refillPerSecond: 0.5 },
  failures: { capacity: 60, refillPerSecond: 1 / 3 },
  strangers: { capacity: 240, refillPerSecond: 20 },
};

const maximumProven = 10_000;

/** Stands before every route: who is it, may they do this, and have they not done too much of it. */
export class Gatekeeper {
  readonly #authenticate: Authenticate;
  readonly #limiters: Readonly<Record<keyof GateLimits, RateLimiter>>;
  /** Digests of credentials that were good when last shown: their owners do not pay for the failures of neighbours. */
  readonly #proven = new Set<string>();

  constructor(authenticate: Authenticate, limits: Partial<GateLimits> = {}, now?: () => number) {
    this.#authenticate = authenticate;
    const limiterOf = (name: keyof GateLimits): RateLimiter =>
      new RateLimiter(limits[name] ?? defaultLimits[name], now);
    this.#limiters = {
      requests: limiterOf('requests'),
      spending: limiterOf('spending'),
      failures: limiterOf('failures'),
      strangers: limiterOf('strangers'),
    };
  }

  /** Judges a request for a route that needs `scope`. Throws nothing of its own. */
  async admit(request: GateRequest, scope: Scope): Promise<Admission> {
    try {
      const identity = await this.#identify(request);
      const isLimited = identity.kind !== 'local';
      if (isLimited) this.#count('requests', identity.userId);
      requireScope(identity, scope);
      if (isLimited && scope === 'spend') this.#count('spending', identity.userId);
      return { identity };
    } catch (error) {
      return refuse(error);
    }
  }

  /** Counts a request for a route that is open to everyone; gives the refusal when there were too many. */
  admitStranger(remoteAddress: string | undefined): Extract<Admission, { refusal: unknown }> | undefined {
    try {
      this.#count('strangers', clientNetwork(remoteAddress));
      return undefined;
    } catch (error) {
      return refuse(error);
    }
  }

  async #identify(request: GateRequest): Promise<Identity> {
    const credential = readCredential(request.headers);
    const place = clientNetwork(request.remoteAddress);
    if (!('text' in credential)) return this.#identifyStranger(request, place);
    const digest = createHash('sha256').update(credential.text).digest('base64');
    const isProven = this.#proven.has(digest);
    // Taken before the credential is looked at, so that many tries at one time count like one after the other.
    if (!isProven) this.#count('failures', place);
    let isBad = false;
    try {
      return await this.#authenticate(request);
    } catch (error) {
      isBad = isNotSignedIn(error);
      throw error;
    } finally {
      // What could not be checked for reasons of our own is nobody's failure.
      if (!isProven && !isBad) this.#limiters.failures.giveBack(place);
      if (isBad) this.#proven.delete(digest);
      else this.#remember(digest);
    }
  }

  /** Without a credential nothing is looked up; only those who are not let in are counted. */
  async #identifyStranger(request: GateRequest, place: string): Promise<Identity> {
    try {
      return await this.#authenticate(request);
    } catch (error) {
      this.#count('strangers', place);
      throw error;
    }
  }

  #remember(digest: string): void {
    this.#proven.delete(digest);
    this.#proven.add(digest);
    const [oldest] = this.#proven;
    if (this.#proven.size > maximumProven && oldest !== undefined) this.#proven.delete(oldest);
  }

  #count(name: keyof GateLimits, key: string): void {
    const waitSeconds = this.#limiters[name].take(key);
    if (waitSeconds > 0) throw new TooManyRequests(waitSeconds);
  }
}

class TooManyRequests extends BeatboardError {
  readonly retryAfterSeconds: number;

  constructor(waitSeconds: number) {
    super('too_many_requests', 'There were too many requests in a short time; this one was not looked at.');
    this.retryAfterSeconds = Math.ceil(waitSeconds);
  }
}

function isNotSignedIn(error: unknown): boolean {
  return error instanceof BeatboardError && error.code === 'not_signed_in';
}

function refuse(error: unknown): Extract<Admission, { refusal: unknown }> {
  if (!(error instanceof BeatboardError)) throw error;
  if (error instanceof TooManyRequests) {
    return { refusal: error, headers: { 'retry-after': String(error.retryAfterSeconds) } };
  }
  return { refusal: error, headers: isNotSignedIn(error) ? { 'www-authenticate': 'Bearer' } : {} };
}
