/**
 * A sentence with its places filled, as the window shows it: `sentence(english.signIn.lead, { server: 'biostar' })`.
 *
 * Throws when a place has no fact, so that a driver never looks for words that nobody shows.
 */
export function sentence(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_place, name: string) => {
    const fact = facts[name]
    if (fact === undefined) throw new Error(`the sentence "${text}" needs "${name}"`)
    return String(fact)
  })
}
