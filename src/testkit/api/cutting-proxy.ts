import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A bad line to a server: it breaks off answers after so many bytes, wherever that is. */
export interface CuttingProxy {
  readonly origin: string;
  /** Answers broken off so far. */
  cuts(): number;
  /** From now on the line holds. */
  mend(): void;
  close(): Promise<void>;
}

export interface CuttingProxyOptions {
  readonly targetPort: number;
  /** After how many bytes of the answer, headers included, the next connection breaks. */
  readonly nextCut: () => number;
  /** Whether it breaks by a reset, which throws away what is under way, or by an end. */
  readonly nextIsReset: () => boolean;
}

export async function startCuttingProxy({
  targetPort,
  nextCut,
  nextIsReset,
}: CuttingProxyOptions): Promise<CuttingProxy> {
  let cuts = 0;
  let isBad = true;
  const sockets = new Set<Socket>();
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    track(client);
    const upstream = track(connect(targetPort, '127.0.0.1'));
    let left = nextCut();
    client.on('data', (chunk) => upstream.write(chunk)).once('close', () => upstream.destroy());
    upstream.on('data', (chunk: Buffer) => {
      if (!isBad || chunk.length < left) {
        left -= chunk.length;
        client.write(chunk);
        return;
      }
      cuts += 1;
      upstream.removeAllListeners('data').destroy();
      const part = chunk.subarray(0, left);
      if (nextIsReset()) client.write(part, () => client.resetAndDestroy());
      else client.end(part);
    });
    upstream.once('close', () => client.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    mend: () => {
      isBad = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
