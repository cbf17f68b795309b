/** One of several things to choose from. `id` is what the choice means, `label` what the person reads. */
export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly description?: string
  readonly isDisabled?: boolean
}
