const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Things in the order of their names as people read them: capitals and accents aside, numbers by value, then by id. */
export function inOrderOfNames<Named extends { readonly id: string; readonly name: string }>(
  things: readonly Named[],
): readonly Named[] {
  return things.toSorted((one, other) => collator.compare(one.name, other.name) || collator.compare(one.id, other.id))
}
