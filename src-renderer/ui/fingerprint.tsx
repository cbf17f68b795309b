import { fingerprintGroups } from './fingerprint-groups.ts'
import styles from './fingerprint.module.css'

/** `fingerprint` is 64 hexadecimal digits in pairs with colons, as the contract has it. */
export interface FingerprintProps {
  readonly fingerprint: string
  /** The fingerprint to compare with: groups that differ are marked. */
  readonly against?: string
}

/** A fingerprint in eight groups of four bytes, in letters of equal width. */
export function Fingerprint({ fingerprint, against }: FingerprintProps) {
  const others = against === undefined ? null : fingerprintGroups(against)
  return (
    <span className={styles['room']} data-fingerprint={fingerprint}>
      <span className={styles['fingerprint']}>
        {fingerprintGroups(fingerprint).map((group, place) => (
          <span
            // Two groups may be equal; their place is what tells them apart, and it never changes.
            key={`${String(place)} ${group}`}
            className={styles['group']}
            data-differs={others !== null && others[place] !== group}
          >
            {group}
          </span>
        ))}
      </span>
    </span>
  )
}
