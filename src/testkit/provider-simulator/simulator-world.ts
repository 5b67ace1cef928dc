import type { BillingBook } from './billing-book.ts';
import type { DeliveryDesk } from './delivery-desk.ts';
import type { FaultDesk } from './faults/fault-desk.ts';
import type { ContractChecker } from './http/check-contract.ts';
import type { Journal } from './journal.ts';
import type { Studio } from './media/studio.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { SimulatorOptions } from './simulator-options.ts';

/** What all vendors of one simulator share. */
export interface SimulatorWorld {
  readonly options: SimulatorOptions;
  readonly seed: number;
  readonly time: SimulatedTime;
  readonly book: BillingBook;
  readonly journal: Journal;
  readonly faults: FaultDesk;
  readonly contracts: ContractChecker;
  readonly studio: Studio;
  readonly deliveries: DeliveryDesk;
  /** `http://127.0.0.1:port`. */
  origin(): string;
  /** An id that no other has, made of lower-case letters and digits. */
  nextId(prefix?: string): string;
  /** Counts calls, for drawing what each shall have of its own. */
  nextIndex(): number;
}
