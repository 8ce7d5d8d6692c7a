import { withoutAliases } from '../../data/domain/playbook/carried.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';

/** As an engagement that begins with it keeps it. */
export const fasttrack = withoutAliases(firstPlaybook());
