import { itemsOf } from '../checklist/checklist.js';
import type { Checkpoint, Signature } from '../checkpoint.js';
import { checkpointOf, type Details, type Engagement } from '../engagement.js';
import type { Item, ItemException } from '../item.js';
import type { Member } from '../member.js';
import type { Instant, Person, Tick } from '../person.js';
import type { Owed } from '../playbook/owner.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import type { IsoDate } from '../responsibility.js';
import { exceptionsOf } from './exception.js';

/** An item that was open when its phase was passed, and why that was agreed. */
export interface RecordedException extends ItemException, Owed {
  readonly item: string;
  readonly text: string;
}

/** What a phase came to, as it was when its checkpoint was passed. Written once, never changed. */
export interface PhaseRecord {
  readonly engagement: string;
  /** The engagement's version that the passing made: a phase that was reopened has several records. */
  readonly change: number;
  readonly phase: PhaseId;
  readonly passed: Instant;
  readonly by: Person;
  readonly customer: string;
  /** Who delivered for the provider, where it was not the provider itself. */
  readonly delivery?: Pick<Details, 'deliveredBy' | 'deliverer'>;
  readonly onboardingStart: IsoDate | null;
  readonly datasetVersion: string | null;
  readonly acknowledged: Signature | null;
  readonly confirmed: Signature | null;
  readonly nothingToRemediate: Readonly<Record<Side, Tick | null>>;
  readonly people: readonly Member[];
  readonly items: readonly Item[];
  readonly exceptions: readonly RecordedException[];
}

const deliveryOf = ({ details }: Engagement): Pick<PhaseRecord, 'delivery'> =>
  details?.deliveredBy === undefined
    ? {}
    : {
        delivery: {
          deliveredBy: details.deliveredBy,
          ...(details.deliverer === undefined ? {} : { deliverer: details.deliverer }),
        },
      };

/** `engagement` as it was at the passing, with its checkpoint passed and nothing of the next phase yet. */
export function recordOf(engagement: Engagement, phase: PhaseId, passing: Tick, change: number): PhaseRecord {
  const { acknowledged, confirmed, nothingToRemediate }: Checkpoint = checkpointOf(engagement, phase);
  return {
    engagement: engagement.id,
    change,
    phase,
    passed: passing.at,
    by: passing.by,
    customer: engagement.details?.customer ?? '',
    ...deliveryOf(engagement),
    onboardingStart: engagement.details?.onboardingStart ?? null,
    datasetVersion: engagement.datasetVersion,
    acknowledged,
    confirmed,
    nothingToRemediate,
    people: engagement.members,
    items: itemsOf(engagement, phase),
    exceptions: exceptionsOf(engagement, phase).map(({ id, side, party, text, exception }) => ({
      item: id,
      side,
      ...(party === undefined ? {} : { party }),
      text,
      ...exception,
    })),
  };
}
