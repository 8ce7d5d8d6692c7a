import { graphPermissions } from '../directory/permissions.js';
import type { Manifest } from './manifest.js';

/** Something that an admin or a member grants by installing the app or by consenting. */
export interface Permission {
  /** As it is written in the manifest, or in the directory. */
  readonly permission: string;
  readonly kind: Kind;
  readonly why: string;
  /** What stops where it isn't granted. */
  readonly without: string;
}

type Kind = 'bot scope' | 'manifest permission' | 'resource-specific' | 'Graph application';
type Reason = Pick<Permission, 'why' | 'without'>;

const reasons: Readonly<Record<string, Reason>> = {
  personal: {
    why: 'answers a person’s questions and lists what they have to do',
    without: 'people ask in a channel, by mentioning Baton',
  },
  team: {
    why: 'posts and edits checklists and cards in a channel, and gets the list of its members',
    without: 'no engagements: only questions are answered',
  },
  groupChat: {
    why: 'answers people who mention it in a group chat',
    without: 'people ask in a channel or a personal chat',
  },
  identity: {
    why: 'names, ids and addresses of members: who did what, who can be named for a role',
    without: 'no one can be assigned and no change attributed, so engagements don’t work',
  },
  'GroupMember.Read.All': {
    why: 'asks whether a person is in a group that vouches for their role',
    without: 'what only those roles can do has to wait',
  },
  'User.Read.All': {
    why: 'Microsoft Graph requires it as well to look up a person',
    without: 'the same as above',
  },
};

/**
 * Everything that a manifest asks for, and what the registration needs where groups vouch for roles, each with its reason.
 * Throws for a permission without a reason.
 */
export function permissionsOf(manifest: Manifest, usesGroups: boolean): readonly Permission[] {
  const asked: readonly (readonly [Kind, string])[] = [
    ...(manifest.bots ?? []).flatMap(({ scopes }) => scopes.map((scope) => ['bot scope', scope] as const)),
    ...[...(manifest.permissions ?? []), ...(manifest.devicePermissions ?? [])].map(
      (name) => ['manifest permission', name] as const,
    ),
    ...(manifest.authorization?.permissions?.resourceSpecific ?? []).map(
      ({ name }) => ['resource-specific', name] as const,
    ),
    ...(usesGroups ? graphPermissions.map((name) => ['Graph application', name] as const) : []),
  ];
  return asked.map(([kind, permission]) => {
    const reason = reasons[permission];
    if (reason === undefined) {
      throw new Error(
        `The app asks for "${permission}" without a reason: add one to teams-app/permissions.ts, or don’t ask.`,
      );
    }
    return { permission, kind, ...reason };
  });
}
