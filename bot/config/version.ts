import release from '../../package.json' with { type: 'json' };

/** The version in package.json, which the build lays beside the rooms. */
export const batonVersion: string = release.version;
