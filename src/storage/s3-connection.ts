import { S3Client } from '@aws-sdk/client-s3';

/** Where blobs are kept at an S3-compatible store, and as whom. */
export interface S3Settings {
  readonly bucket: string;
  /** Address of the store; undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** Undefined: those the machine has by itself, as a role of its cloud or in the AWS profile of its user. */
  readonly credentials: S3Credentials | undefined;
}

/** A key pair of the store; the token comes with keys that expire. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** How long the store may stay silent, and how often it is asked again. */
export interface S3Patience {
  readonly connectionTimeoutMs: number;
  /** Between two parts of a reply, or of what we send. */
  readonly silenceTimeoutMs: number;
  /** Before each further attempt. */
  readonly pausesMs: readonly number[];
}

/** Three attempts, each given up after five seconds without a connection or thirty without a byte. */
export const usualPatience: S3Patience = {
  connectionTimeoutMs: 5000,
  silenceTimeoutMs: 30_000,
  pausesMs: [200, 1000],
};

const keepQuiet = (): void => undefined;
/** What the client would print on a terminal that is not its own; all that matters comes as an error. */
const silence = { trace: keepQuiet, debug: keepQuiet, info: keepQuiet, warn: keepQuiet, error: keepQuiet };

/**
 * A client that sends every request once; who calls it decides what is sent again. Names the bucket in the path where
 * an endpoint is given, since few stores but Amazon's have a host name for each bucket, and asks for no checksums but
 * the signed SHA-256 of what it sends, which every store knows.
 */
export function connectS3(settings: S3Settings, patience: S3Patience): S3Client {
  const { endpoint, region, credentials } = settings;
  return new S3Client({
    region,
    forcePathStyle: endpoint !== undefined,
    maxAttempts: 1,
    logger: silence,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: patience.connectionTimeoutMs,
      socketTimeout: patience.silenceTimeoutMs,
      logger: silence,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
}
