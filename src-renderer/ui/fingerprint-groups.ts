/** A SHA-256 fingerprint in eight groups of four bytes, so that two people can compare it over the telephone. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  const bytes = fingerprint.split(':')
  return Array.from({ length: Math.ceil(bytes.length / 4) }, (_, group) =>
    bytes.slice(group * 4, group * 4 + 4).join(' '),
  )
}
