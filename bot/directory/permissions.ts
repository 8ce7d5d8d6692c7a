/**
 * What the bot's registration needs where groups vouch for roles, and only there. Source: Microsoft Graph v1.0 reference,
 * "directoryObject: checkMemberGroups", the least application permissions for a user's memberships, 2026.
 */
export const graphPermissions = ['GroupMember.Read.All', 'User.Read.All'] as const;
