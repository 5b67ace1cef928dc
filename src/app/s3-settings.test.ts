import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import type { Host } from './config.ts';
import type { Environment } from './environment.ts';

const host: Host = { platform: 'linux', isRoot: false, userFolder: '/home/ada', currentFolder: '/home/ada/work' };
const read = (environment: Environment) => readConfig(environment, host);
const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret-of-ada' };

describe('the S3 settings', () => {
  it('choose S3 when a bucket is named', () => {
    const environment = { ...keys, S3_BUCKET: 'my-ads', S3_ENDPOINT: 'https://s3.example.com', AWS_REGION: 'auto' };
    expect(read(environment).s3).toEqual({
      bucket: 'my-ads',
      endpoint: 'https://s3.example.com',
      region: 'auto',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret-of-ada' },
    });
  });

  it('fill in what another store than Amazon does not need', () => {
    const { s3 } = read({ S3_BUCKET: 'my-ads', S3_ENDPOINT: 'http://localhost:9000' });
    expect(s3).toMatchObject({ region: 'us-east-1', credentials: undefined });
  });

  it('take the token of keys that expire', () => {
    const { s3 } = read({ ...keys, S3_BUCKET: 'my-ads', AWS_REGION: 'eu-central-1', AWS_SESSION_TOKEN: 'token' });
    expect(s3?.credentials).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret-of-ada', sessionToken: 'token' });
  });

  it('leave the disk in use, and the AWS variables to others, without a bucket', () => {
    const { s3, warnings } = read({ AWS_ACCESS_KEY_ID: 'key', AWS_REGION: 'eu-central-1' });
    expect(s3).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('warn of an endpoint without a bucket', () => {
    expect(read({ S3_ENDPOINT: 'http://localhost:9000' }).warnings).toEqual([
      'S3_ENDPOINT is set without S3_BUCKET: files stay on disk.',
    ]);
  });

  it.each([
    [{ S3_BUCKET: 'my-ads' }, /AWS_REGION must name the region/],
    [{ S3_BUCKET: 'my-ads', AWS_REGION: 'x', AWS_ACCESS_KEY_ID: 'key' }, /must be set both or neither/],
    [{ S3_BUCKET: 'my ads/2' }, /S3_BUCKET must be the name of a bucket/],
    [{ S3_BUCKET: 'my-ads', S3_ENDPOINT: 'localhost:9000' }, /S3_ENDPOINT must be a URL/],
    [{ S3_BUCKET: 'my-ads', S3_ENDPOINT: 'https://ada:word@s3.example.com' }, /S3_ENDPOINT must be a URL/],
  ])('refuse %j', (environment, words) => {
    expect(() => read(environment)).toThrow(words);
  });

  it('list their faults with the others, and keep secrets to themselves', () => {
    const environment = {
      DATABASE_URL: 'mysql://localhost/ads',
      S3_BUCKET: '-',
      S3_ENDPOINT: 'ftp://s3.example.com',
      AWS_SECRET_ACCESS_KEY: keys.AWS_SECRET_ACCESS_KEY,
    };
    expect(() => read(environment)).toThrow(/DATABASE_URL .*; S3_BUCKET .*; S3_ENDPOINT .*; AWS_ACCESS_KEY_ID and/);
    expect(() => read(environment)).not.toThrow(/secret-of-ada/);
  });
});
