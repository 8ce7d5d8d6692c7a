import type { CommandName } from '../../domain/answer/message.js';
import type { Role } from '../../domain/member.js';
import type { Side } from '../../domain/playbook/sides.js';

/** How one language says the few things that are certain, and the words around what a message names. Lists are parted by commas. */
export interface MessageWords {
  /** The whole text, in any spelling: what the help card writes first. */
  readonly commands: Readonly<Record<CommandName, readonly string[]>>;
  /** A text of these words alone is a courtesy. `filler` only helps: it makes none by itself. */
  readonly courtesy: {
    readonly greeting: string;
    readonly thanks: string;
    readonly goodbye: string;
    readonly agreement: string;
    readonly praise: string;
    readonly test: string;
    /** Whole texts that ask and want no answer but a word. */
    readonly asked: string;
    readonly filler: string;
  };
  /** Little words around a command that change nothing. */
  readonly polite: string;
  /** Words that people of other languages use with this bot as well: alone they say nothing about the language. */
  readonly international: string;
  /** Letters that only this language of those with the same script is written with. */
  readonly letters: string;
  /** How chats shorten words, where no language here has the short form as a word of its own. */
  readonly shortForms: Readonly<Record<string, string>>;
  /** Rows of the keyboard. */
  readonly keyboard: string;
  /** Letters that are laughter or tears when nothing else is written. */
  readonly laughter: string;
  /** What names a list, as a part of a word. */
  readonly list: string;
  /** Words that ask who does something, or whose it is. */
  readonly whose: string;
  /** Those that ask for a person. */
  readonly who: string;
  /** Those that may stand inside a word, where people type without spaces. */
  readonly whoAnywhere: string;
  /** Those that ask whom something is assigned to. */
  readonly assignedTo: string;
  /** A text that begins with one of these asks and is no order to do anything; in Korean it ends so. */
  readonly asksWhat: string;
  /** Parts of a statement that says back what was answered: "so it is us, thanks". */
  readonly saidBack: string;
  /** What says that a matter is clear now, in one clause with who does it: "now I know who does it". */
  readonly isClear: string;
  /** Words before a person's name: "to Diego". */
  readonly toPerson: string;
  /** Verbs with the person right behind them: "remind Diego". */
  readonly withPerson: string;
  /** Articles before a person or a role: "to the specialist". */
  readonly articles: string;
  /** Endings of a person's name, where a language has them. */
  readonly personEndings: string;
  /** Those of a person who is asked about. */
  readonly subjectEndings: string;
  /** Particles that a noun may carry. */
  readonly nounEndings: string;
  /** Endings that are no part of a day, of the last word of a matter, of a person behind `withPerson`. */
  readonly endings?: { readonly day: RegExp; readonly matter: RegExp; readonly person: RegExp };
  /** Names of the parties, which say nothing of a matter. */
  readonly partyNames: string;
  /** Parts of words that take a tick back; without one of them nothing is unticked. */
  readonly takesBack: string;
  /** Those that say it for certain: nothing is ticked in a text that has one. */
  readonly undone: string;
  readonly me: string;
  /** Words before a matter: "remind Diego about the firewall". */
  readonly about: string;
  /** Words before the text of a note that has no colon. */
  readonly saying: string;
  /** Words before a reason, where it stands at the end. */
  readonly because: string;
  /** Words that join a further question or statement. */
  readonly joints: string;
  /** Words around a matter that are no part of it: articles, "item", "please". */
  readonly around: string;
  /** Checkpoint meetings, without accents: what names them and their verbs, what asks for a time, other matters, planning. */
  readonly meetings: {
    readonly named: string;
    /** Said at the end: "when do we meet?" is about meetings, "when do we meet the requirements?" is not. */
    readonly meet: string;
    readonly when: string;
    /** Words of other questions: who holds one, what the last one was. */
    readonly other: string;
    readonly plan: string;
  };
  readonly roles: Readonly<Record<Role | 'lead', string>>;
  readonly sides: Readonly<Record<Side | 'us' | 'them', string>>;
}
