import type { AskingWords } from '../words/asking-words.js';

export const englishAsking: AskingWords = {
  roles: {
    managedDesktop: 'managed desktop, microsoft managed desktop, mmd',
    what: 'who does what, whose job is what, what, which, whats, anything, is there anything',
    show: 'show, show me, show us, give me, give us, tell me, tell us, list, list me, all, everything, full, overview, overview of',
    us: 'we, us, our side, our end, our part, our team, our organisation, our organization, our company, ourselves, for us, on us',
    our: 'our',
    ours: 'ours',
    fromUs: 'from us, of us, from our side',
    customer: 'customer, the customer, customers, the customer side, client, the client',
    them: 'they, them, their, theirs, the other side, other side, their side',
    me: 'i, me, my, myself, for me, on me',
    mine: 'mine',
    provider:
      'microsoft, ms, msft, fasttrack, fast track, fasttrack center, the specialist, specialist, specialists, microsoft side',
    itAdmin: 'it admin, it admins, it administrator, it administrators',
    supportProvider: 'support provider, support providers',
    everybody:
      'who does what, each, respectively, everybody, everyone, both sides, each side, both parties, each party, whose job is what',
    deed: 'who does what, whose job is what, do, does, did, done, doing, deliver, handle, contribute, take on, take care of, get done, look after, bring',
    task: 'duty, duties, task, tasks, responsibility, responsibilities, responsible, responsible for, obligation, obligations, to do, todo, todos, to dos, item, items, homework, actions, action items, job, jobs, part, side, end, plate, work, points, assignments, assignment, share, role, up to',
    need: 'need, needs, needed, require, requires, required, expected, expect, expects, lack, lacks, owe, owes, supposed',
    left: 'left, remaining, remains, remain, open, outstanding, pending, missing, unfinished, incomplete, undone, not done, not finished, lacking, to go, unticked, not ticked',
    still: 'still, yet',
    stops:
      'stop, stops, stopping, block, blocks, blocking, blocked, blocker, blockers, prevent, prevents, preventing, hold, holds, holding, keeps, keeping, stuck, hinders, in the way, standing in the way, in our way, delaying, delays, slowing',
    gate: 'checkpoint, the checkpoint, next phase, the next phase, next stage, move on, moving on, go on, going on, proceed, move forward, moving forward, advance, advancing, acknowledge, acknowledged, sign off, close, closing, finish, finishing, pass, get to, getting to, leave, moving to, continue, continuing',
    not: 'not, cannot, can t, cant, don t, isn t, aren t, unable',
    and: 'and, also, then, so, ok, okay, but, alright, right',
    about: 'about, what about, how about, what of, and what about',
    why: 'why, how come, source, the source, sources, where does it say, where does that say, where does this say, where do they say, where is that, where is it, where is this, where s that, where s it, says who, who says, how do you know, based on what, reference, quote, citation, which document, what document, which line, what line, prove it, on what basis, where did you, where do you, where can i, where from',
    whyLight:
      'it, that, this, so, say, says, said, written, stated, come, comes, from, get, got, find, found, read, see, you, document, documents, line, exactly, there, know, what, does, do, according to, taken, show, sure, i, us, me, show me, show us, tell me, wrote, down, answer, claim',
    phaseWord: 'phase, stage, the phase, this phase, current phase, the current phase, this stage',
    in: 'in, during, for, at, under, of, in the, during the, for the, of the, at the',
    small:
      'is, are, was, the, a, an, any, have, has, had, got, must, should, shall, will, would, can, could, to, be, been, on, by, s, re, ll, d, m, ve, please, there, currently, now, at the moment, right now, up, back, gotta, actually, today, most, from, with, it take, would it take, am, next, been, just, as of now, hi, hello, hey, thanks, baton, thing, things, stuff, else, that, which',
  },
  phases: {
    initiate: 'initiate, initiation, kick off phase, kickoff phase, start phase',
    assess: 'assess, assessment, assessment phase',
    remediate: 'remediate, remediation, remediation phase',
    enable: 'enable, enablement, activation',
    general: 'general, in general, generally, standing list, the standing list',
  },
};
