import type { S3Settings } from '#storage/s3-connection.ts';
import type { SettingName } from './settings.ts';

/** Most stores but Amazon's do not look at the region, yet it is part of every signature. */
const regionOfOthers = 'us-east-1';

/** The S3 store that is wanted, if any. `read` and this add to `faults`; without S3_BUCKET the AWS variables are not ours. */
export function readS3Settings(
  read: (name: SettingName) => string | undefined,
  faults: string[],
): S3Settings | undefined {
  const faultsBefore = faults.length;
  const bucket = read('S3_BUCKET');
  if (bucket === undefined && faults.length === faultsBefore) return undefined;
  const endpoint = read('S3_ENDPOINT');
  const region = read('AWS_REGION') ?? (endpoint === undefined ? undefined : regionOfOthers);
  const accessKeyId = read('AWS_ACCESS_KEY_ID');
  const secretAccessKey = read('AWS_SECRET_ACCESS_KEY');
  const sessionToken = read('AWS_SESSION_TOKEN');
  if (faults.length === faultsBefore && region === undefined) {
    faults.push('AWS_REGION must name the region of S3_BUCKET, or S3_ENDPOINT another store than Amazon');
  }
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    faults.push('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set both or neither');
  }
  if (bucket === undefined || region === undefined || faults.length > faultsBefore) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return { bucket, endpoint, region, credentials: undefined };
  }
  const token = sessionToken === undefined ? {} : { sessionToken };
  return { bucket, endpoint, region, credentials: { accessKeyId, secretAccessKey, ...token } };
}
