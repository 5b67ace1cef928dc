import { z } from 'zod';
import { sabotages } from '#pipeline/sabotage.ts';
import { addressRule, isHttpAddress, isProtectedAddress } from './address-rules.ts';
import { providerVariables } from './provider-variables.ts';
import { setting, type Setting } from './setting.ts';

const filePathSchema = z.string().refine((path) => !path.includes('\0'), 'must be the path of a file or folder');

const databaseUrlSchema = z
  .string()
  .refine(isPostgresUrl, 'must be a URL such as postgresql://user:password@host:5432/name');

const bucketSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, 'must be the name of a bucket such as my-ads');

const endpointSchema = z
  .string()
  .refine(isHttpAddress, 'must be a URL such as https://s3.example.com, without name and password');

/** Nobody's secret: it is refused when it is taken over as it stands. */
const secretExample = 'what-openssl-rand-hex-32-prints-for-you';

/** Every environment variable of Beatboard's own. `.env.example` is generated from this table. */
export const settings = {
  BEATBOARD_HOME: setting({
    schema: filePathSchema.optional(),
    meaning: 'Folder for everything Beatboard keeps: the database, pictures, clips and finished parts.',
    whenUnset: '$XDG_DATA_HOME/beatboard, else ~/.local/share/beatboard; for root /var/lib/beatboard',
    example: '/srv/beatboard',
    secret: false,
  }),
  BEATBOARD_FFMPEG: setting({
    schema: filePathSchema.optional(),
    meaning: 'The ffmpeg to use; no other is tried then.',
    whenUnset: 'the first good ffmpeg on PATH, else the one that came with npm install',
    example: '/usr/local/bin/ffmpeg',
    secret: false,
  }),
  DATABASE_URL: setting({
    schema: databaseUrlSchema.optional(),
    meaning: 'A PostgreSQL server (15 or newer) of your own.',
    whenUnset: 'the PostgreSQL that came with npm install, kept in BEATBOARD_HOME',
    example: 'postgresql://beatboard:password@localhost:5432/beatboard',
    secret: true,
  }),
  S3_BUCKET: setting({
    schema: bucketSchema.optional(),
    meaning: 'An S3 bucket for pictures, clips and films, at Amazon or any store that speaks its protocol.',
    whenUnset: 'they are kept in BEATBOARD_HOME',
    example: 'my-ads',
    secret: false,
  }),
  S3_ENDPOINT: setting({
    schema: endpointSchema.optional(),
    meaning: 'The address of the S3 store, for browsers too: links to finished films lead there.',
    whenUnset: "Amazon's own",
    example: 'https://s3.example.com',
    secret: false,
  }),
  AWS_REGION: setting({
    schema: z.string().optional(),
    meaning: 'The region of the S3 bucket.',
    whenUnset: 'us-east-1 with S3_ENDPOINT; needed without it',
    example: 'eu-central-1',
    secret: false,
  }),
  AWS_ACCESS_KEY_ID: setting({
    schema: z.string().optional(),
    meaning: 'The key for the S3 bucket. It must be allowed to list the bucket, and to get, put and delete objects.',
    whenUnset: 'the key this machine has by itself: a role of its cloud, or the AWS profile of its user',
    example: 'AKIAIOSFODNN7EXAMPLE',
    secret: true,
  }),
  AWS_SECRET_ACCESS_KEY: setting({
    schema: z.string().optional(),
    meaning: 'The secret of that key.',
    whenUnset: 'see above',
    example: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    secret: true,
  }),
  AWS_SESSION_TOKEN: setting({
    schema: z.string().optional(),
    meaning: 'What comes with a key that expires.',
    whenUnset: 'the key does not expire',
    example: 'AQoDYXdzEJr',
    secret: true,
  }),
  BEATBOARD_HOST: setting({
    schema: z.string().optional(),
    meaning: 'The address the server listens on. Beyond this machine it demands API keys or a sign-in service.',
    whenUnset: '127.0.0.1',
    example: '0.0.0.0',
    secret: false,
  }),
  BEATBOARD_PORT: setting({
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
      .refine((text) => Number(text) <= 65_535, 'must be a number from 0 to 65535')
      .optional(),
    meaning: 'The port the server listens on; 0 for any that is free.',
    whenUnset: '4870',
    example: '8080',
    secret: false,
  }),
  BEATBOARD_SAMPLE: setting({
    schema: z.literal('off', 'must be "off" or not be set').optional(),
    meaning: '"off": a new library begins without the sample ad.',
    whenUnset: 'a server for one user puts a finished ad into a new library, to look around in',
    example: 'off',
    secret: false,
  }),
  BEATBOARD_SERVER: setting({
    schema: z.string().refine(isHttpAddress, 'must be a URL such as http://127.0.0.1:4870').optional(),
    meaning: 'The server that commands talk to.',
    whenUnset: 'the one that works on BEATBOARD_HOME, else one started for the command',
    example: 'https://ads.example.com',
    secret: false,
  }),
  BEATBOARD_TOKEN: setting({
    schema: z.string().optional(),
    meaning: 'The API key, or sign-in token, that commands show to the server.',
    whenUnset: 'none is shown',
    example: 'bb_live_…',
    secret: true,
  }),
  BEATBOARD_API_KEYS: setting({
    schema: z.literal('required', 'must be "required" or not be set').optional(),
    meaning: '"required": nobody is let in without an API key, or a token of BEATBOARD_OIDC_ISSUER.',
    whenUnset: 'on this machine no key is asked for; nothing else is listened to without a sign-in service',
    example: 'required',
    secret: false,
  }),
  BEATBOARD_OIDC_ISSUER: setting({
    schema: z.string().refine(isProtectedAddress, addressRule).optional(),
    meaning: 'The OpenID issuer whose tokens let people in, as it spells itself in them, to the last slash.',
    whenUnset: 'there is no sign-in service',
    example: 'https://example.eu.auth0.com/',
    secret: false,
  }),
  BEATBOARD_OIDC_AUDIENCE: setting({
    schema: z.string().optional(),
    meaning: 'What those tokens must be for ("aud").',
    whenUnset: 'needed with BEATBOARD_OIDC_ISSUER',
    example: 'https://api.example.com',
    secret: false,
  }),
  BEATBOARD_SECRET: setting({
    schema: z
      .string()
      .refine(isLongSecret, 'must be at least 32 letters, as "openssl rand -hex 32" prints them')
      .optional(),
    meaning: 'The secret that signs links to films. Servers that share a database need the same one.',
    whenUnset: 'one is made and kept in BEATBOARD_HOME',
    example: secretExample,
    secret: true,
  }),
  BEATBOARD_PUBLIC_URL: setting({
    schema: z.string().refine(isProtectedAddress, addressRule).optional(),
    meaning: 'How this server is reached from the internet: there providers tell it when something is made.',
    whenUnset: 'they are asked again and again instead, which is as sure and a little slower',
    example: 'https://ads.example.com',
    secret: false,
  }),
  BEATBOARD_MONTHLY_BUDGET_USD: setting({
    schema: z
      .string()
      .regex(/^\d{1,7}(?:\.\d{1,6})?$/, 'must be a number of dollars such as 50 or 12.50')
      .optional(),
    meaning: 'The most that paid models may cost each user in a calendar month, in US dollars; 0 for nothing.',
    whenUnset: 'there is no limit but that of each video',
    example: '50',
    secret: false,
  }),
  ...providerVariables,
  BEATBOARD_CRASH_AT: setting({
    schema: z
      .string()
      .regex(/^[\w.:-]{1,100}$/, 'must be the name of a crash point')
      .optional(),
    meaning: 'The point at which the program kills itself, to show that nothing is lost.',
    whenUnset: 'it does not',
    example: 'attempt.submitting.committed',
    secret: false,
    forTests: true,
  }),
  BEATBOARD_TIME_SCALE: setting({
    schema: z.string().refine(isPositiveNumber, 'must be a number above 0 such as 0.05').optional(),
    meaning: 'What every wait for a provider is multiplied by.',
    whenUnset: '1',
    example: '0.05',
    secret: false,
    forTests: true,
  }),
  BEATBOARD_SABOTAGE: setting({
    schema: z.enum(sabotages, `must be ${sabotages.join(' or ')}`).optional(),
    meaning: 'Breaks one safeguard, to show that a test notices.',
    whenUnset: 'nothing is broken',
    example: 'forget-artifacts',
    secret: false,
    forTests: true,
  }),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:');
}

function isPositiveNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0;
}

function isLongSecret(text: string): boolean {
  return text.length >= 32 && text !== secretExample;
}

/** The text of `.env.example`. */
export function envExample(): string {
  const shown = Object.entries<Setting>(settings).filter(([, entry]) => entry.forTests !== true);
  const blocks = shown.map(([name, entry]) =>
    [
      `# ${entry.meaning}`,
      `# Not set: ${entry.whenUnset}.`,
      ...(entry.secret ? [`# ${name}_FILE may name a file that holds it instead.`] : []),
      `#${name}=${entry.example}`,
    ].join('\n'),
  );
  const head = [
    '# Settings of Beatboard. All are optional. Copy this file to .env beside it, or set them in the environment,',
    '# which goes before the file. Generated by scripts/write-env-example.ts: change src/app/settings.ts instead.',
  ].join('\n');
  return `${[head, ...blocks].join('\n\n')}\n`;
}
