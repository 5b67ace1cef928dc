import { describe, expect, it } from 'vitest';
import { findNetworkFaults } from './check-network.ts';

const faultsOf = (text: string, path = 'src/pipeline/a.ts'): string[] => findNetworkFaults({ path, text });

describe('a way around safeFetch', () => {
  it.each([
    ['the global fetch', "const answer = await fetch('https://example.com');\n"],
    ['the global fetch as a value', 'const get = options.fetch ?? fetch;\n'],
    ['the global fetch handed on', 'createModel(fetch);\n'],
    ['the global fetch in a shorthand', 'createModel({ fetch });\n'],
    ['a member of globalThis', 'globalThis.fetch(url);\n'],
    ['a member of globalThis by its name', "globalThis['fetch'](url);\n"],
    ['a web socket', "new WebSocket('wss://example.com');\n"],
    ['undici', "import { request } from 'undici';\n"],
    ['requests of node:https', "import { request } from 'node:https';\n"],
    ['all of node:http', "import http from 'node:http';\n"],
    ['all of node:http by its old name', "import * as http from 'http';\n"],
    ['sockets', "import { connect } from 'node:net';\n"],
    ['sockets among harmless names', "import {\n  isIP,\n  connect as open,\n} from 'node:net';\n"],
    ['sockets handed on', "export { Socket } from 'node:net';\n"],
    ['a late import', "const { connect } = await import('node:tls');\n"],
    ['require', "const net = require('node:net');\n"],
    ['a database outside of storage', "import pg from 'pg';\n"],
    ['object storage outside of storage', "import { S3Client } from '@aws-sdk/client-s3';\n"],
    ['keys by the global fetch', "import { createRemoteJWKSet } from 'jose';\ncreateRemoteJWKSet(url);\n"],
    ['a model with the global fetch', "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ apiKey });\n"],
  ])('is found: %s', (_what, text) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(/^src\/pipeline\/a\.ts:\d+: .+/)]);
  });

  it('is found on its line', () => {
    expect(faultsOf("// a\nimport { b } from './b.ts';\nfetch(b);\n")[0]).toMatch(/^src\/pipeline\/a\.ts:3: fetch: /);
  });
});

describe('what is no way around it', () => {
  it.each([
    ['a word in a comment', '// fetch(url) is for others\n/* WebSocket */\n'],
    ['a word in a text', "const text = 'fetch(url)';\n"],
    ['a method of something else', 'await git.fetch();\n'],
    ['safeFetch', 'await safeFetch(url);\n'],
    ['the type of fetch', 'const get: typeof fetch = safeFetch;\n'],
    ['a field of that name', 'createOpenAI({ fetch: safeFetch });\ninterface A { fetch?: B }\n'],
    [
      'types of a module',
      "import type { IncomingMessage } from 'node:http';\nimport { type Server, isIP } from 'node:net';\n",
    ],
    ['listening', "import { createServer } from 'node:http';\n"],
    [
      'a model that is handed safeFetch',
      "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ fetch: get });\n",
    ],
  ])('%s', (_what, text) => expect(faultsOf(text)).toEqual([]));

  it('keys by safeFetch', () => {
    const text =
      "import { createRemoteJWKSet, customFetch } from 'jose';\ncreateRemoteJWKSet(url, { [customFetch]: get });\n";
    expect(faultsOf(text)).toEqual([]);
  });

  it('named places and tests', () => {
    const text = "import { request } from 'undici';\nfetch(url);\n";
    for (const path of [
      'src/providers/safe-fetch/safe-fetch.ts',
      'src/cli/http-client/client.ts',
      'src/web/lib/http.ts',
      'src/testkit/provider.ts',
      'src/pipeline/a.test.ts',
    ]) {
      expect(faultsOf(text, path)).toEqual([]);
    }
    expect(faultsOf(text, 'src/api/server.ts')).toHaveLength(2);
    expect(faultsOf("import pg from 'pg';\n", 'src/storage/database.ts')).toEqual([]);
  });
});
