import type { SendingAction } from '../../flow/actions.ts'
import { useDispatch } from '../../flow/desk-context.ts'
import { Button } from '../../ui/button.tsx'

/** `isMain`: the obvious next thing, which has the focus so that Enter does it. */
export interface ActProps {
  readonly action: SendingAction | { readonly kind: 'retakeWanted' }
  readonly label: string
  readonly isMain?: boolean
}

/** One way on from a step that failed. */
export function Act({ action, label, isMain = false }: ActProps) {
  const dispatch = useDispatch()
  return (
    <Button
      kind={isMain ? 'primary' : 'secondary'}
      autoFocus={isMain}
      onPress={() => {
        dispatch(action)
      }}
    >
      {label}
    </Button>
  )
}
