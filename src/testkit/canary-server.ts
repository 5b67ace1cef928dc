import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A service on this machine that nobody may reach: it counts the connections made to it. */
export interface CanaryServer {
  readonly port: number;
  /** How often somebody connected so far. */
  hits(): number;
  close(): Promise<void>;
}

/** Listens on every address of this machine, IPv4 and IPv6, and hangs up on whoever connects. */
export async function startCanaryServer(): Promise<CanaryServer> {
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    socket.on('error', () => undefined);
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
