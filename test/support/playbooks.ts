import { withoutAliases } from '../../data/domain/playbook/carried.js';
import { firstPlaybook, shippedPlaybooks } from '../../data/playbooks/shipped.js';

/** As an engagement that begins with it keeps it. */
export const fasttrack = withoutAliases(firstPlaybook());

/** The second playbook that ships: a supplier's project for a customer. */
export const deliveryPlaybook =
  shippedPlaybooks().find(({ playbook }) => playbook.id === 'delivery')?.playbook ?? fasttrack;
