import { sql } from 'kysely';
import type { Sabotage } from '#pipeline/sabotage.ts';
import { connectDatabase } from '#storage/database.ts';
import { createTemporaryDatabase } from '../temporary-database.ts';
import { openSpendingLane, type SpendingLane } from './spending-lane.ts';

/** One PostgreSQL server for all lanes of a test file. */
export interface SpendingGround {
  openLane(sabotage?: Sabotage): Promise<SpendingLane>;
  remove(): Promise<void>;
}

export async function openSpendingGround(): Promise<SpendingGround> {
  const { url, homeFolder, remove } = await createTemporaryDatabase();
  const server = await connectDatabase(url);
  // Processes die here, not the machine: what a power cut would lose is not at stake.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await sql.raw(`alter system set ${setting} = off`).execute(server);
  }
  await sql`select pg_reload_conf()`.execute(server);
  await server.destroy();
  const lanes: SpendingLane[] = [];
  let names = 0;
  return {
    async openLane(sabotage) {
      names += 1;
      const lane = await openSpendingLane({ serverUrl: url, folder: homeFolder, name: `lane_${names}`, sabotage });
      lanes.push(lane);
      return lane;
    },
    async remove() {
      await Promise.all(lanes.map((lane) => lane.close()));
      await remove();
    },
  };
}
