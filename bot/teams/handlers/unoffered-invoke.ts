import { notOffered } from '../reply.js';
import { endsAs } from '../turn-outcome.js';
import type { Incoming } from './incoming.js';
import { answerInvoke } from './send.js';

/** As Teams names its invokes (`task/fetch`); anything else is a sender's text. Source: Bot Framework, invoke names, 2026. */
const teamsInvoke =
  /^(actionableMessage|application|composeExtension|config|fileConsent|handoff|message|search|signin|tab|task)\/(action|anonymousQueryLink|executeAction|failure|fetch|fetchTask|invoke|onCardButtonClicked|query|queryLink|querySettingUrl|search|selectItem|setting|submit|submitAction|tokenExchange|verifyState)$/u;

/** An invoke that Baton never offered. */
export async function onUnofferedInvoke({ context, what, parts }: Incoming<'invoke'>): Promise<void> {
  parts.log.warn({ invoke: teamsInvoke.test(what.name) ? what.name : '' }, 'invoke not offered');
  endsAs(context, 'not-offered');
  await answerInvoke(context, notOffered());
}
