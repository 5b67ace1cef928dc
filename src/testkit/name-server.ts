import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';

/** Addresses of one name: IPv4 and IPv6 apart, as they are asked for. */
export interface NameRecords {
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
}

/** A DNS server of our own on this machine, and the client that asks it. */
export interface NameServer {
  /** Asks the server for both kinds of address over UDP, as a resolver does; nothing is cached. */
  resolveHost(name: string): Promise<{ address: string; family: number }[]>;
  /** How many questions came for a name. */
  questions(name: string): number;
  close(): void;
}

const recordTypes = { a: 1, aaaa: 28 } as const;

/** Starts a server that asks `answer` at every question; `time` counts the questions of that name and kind, from 0. */
export async function startNameServer(answer: (name: string, time: number) => NameRecords): Promise<NameServer> {
  const asked = new Map<string, number>();
  const socket = createSocket('udp4');
  socket.on('message', (query, sender) => {
    const { name, type, end } = readQuestion(query);
    const time = asked.get(`${type} ${name}`) ?? 0;
    asked.set(`${type} ${name}`, time + 1);
    const records = answer(name, time);
    const addresses = (type === recordTypes.a ? records.a : type === recordTypes.aaaa ? records.aaaa : undefined) ?? [];
    socket.send(writeAnswer(query.subarray(0, end), type, addresses), sender.port, sender.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const ask = async (name: string): Promise<{ address: string; family: number }[]> => {
    const [four, six] = await Promise.all([
      resolver.resolve4(name).catch(() => []),
      resolver.resolve6(name).catch(() => []),
    ]);
    return [...four.map((address) => ({ address, family: 4 })), ...six.map((address) => ({ address, family: 6 }))];
  };
  return {
    resolveHost: ask,
    questions: (name) => (asked.get(`1 ${name}`) ?? 0) + (asked.get(`28 ${name}`) ?? 0),
    close: () => socket.close(),
  };
}

/** The first question of a DNS message: twelve bytes of header, labels with their lengths, a zero, type and class. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let offset = 12;
  for (let length = query.readUInt8(offset); length > 0; length = query.readUInt8(offset)) {
    labels.push(query.toString('latin1', offset + 1, offset + 1 + length));
    offset += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(offset + 1), end: offset + 5 };
}

function writeAnswer(question: Buffer, type: number, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x81_80, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  const records = addresses.map((address) => {
    const bytes = type === recordTypes.a ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address);
    const fields = Buffer.alloc(12);
    fields.writeUInt16BE(0xc0_0c, 0);
    fields.writeUInt16BE(type, 2);
    fields.writeUInt16BE(1, 4);
    fields.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([fields, bytes]);
  });
  return Buffer.concat([head, ...records]);
}

/** The sixteen bytes of an IPv6 address written in hexadecimal, with at most one `::`. */
function ipv6Bytes(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const all = [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
  const bytes = Buffer.alloc(16);
  for (const [index, group] of all.entries()) bytes.writeUInt16BE(group, index * 2);
  return bytes;
}
