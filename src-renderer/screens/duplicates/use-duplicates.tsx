import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useDesk, useDispatch } from '../../flow/desk-context.ts'
import type { PersonForm } from '../../flow/person-form.ts'
import { undecidedOf, type SimilarPerson } from '../../flow/similar-people-store.ts'
import { DuplicatesDialog } from './duplicates-dialog.tsx'
import { SimilarNotice } from './similar-notice.tsx'

/** The look for people who are there already, as the form for a new person needs it. */
export interface Duplicates {
  /** Whether somebody is looked for before the form goes on. */
  readonly isChecking: boolean
  /** Calls `goOn` when nobody is alike, or once the clerk has said that it is somebody else. */
  readonly before: (goOn: () => void) => Promise<void>
  readonly notice: ReactNode
  readonly dialog: ReactNode
}

interface Asking {
  readonly people: readonly SimilarPerson[]
  /** What follows when it is somebody else; nothing when the clerk only wanted to look. */
  readonly goOn: () => void
}

const nothing = (): void => undefined

/** Looks for people like the one in the form while it is filled, and once more before it goes on. */
export function useDuplicates(form: PersonForm): Duplicates {
  const { similar } = useDesk()
  const dispatch = useDispatch()
  const [isChecking, setChecking] = useState(false)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { serial, id, idChosen, name, email, phone } = form
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  })
  useEffect(() => {
    similar.look(form)
    // Only what tells people apart is worth a look; groups and periods are not.
    // eslint-disable-next-line react/exhaustive-deps
  }, [similar, serial, id, idChosen, name, email, phone])
  useEffect(() => similar.stop, [similar])
  return {
    isChecking,
    before: async (goOn) => {
      setChecking(true)
      let checked = latest.current
      let people = await similar.check(checked)
      // Whoever types on while it is looked up is looked up with what was typed.
      while (latest.current !== checked) {
        checked = latest.current
        people = await similar.check(checked)
      }
      setChecking(false)
      if (people.length === 0) goOn()
      else setAsking({ people, goOn })
    },
    notice: (
      <SimilarNotice
        form={form}
        onLook={() => {
          setAsking({ people: undecidedOf(similar.store.getState(), form), goOn: nothing })
        }}
      />
    ),
    dialog:
      asking === null ? null : (
        <DuplicatesDialog
          form={form}
          people={asking.people}
          onMeant={(summary, record) => {
            if (form.corrects !== null && record === null) return
            setAsking(null)
            dispatch(
              form.corrects === null || record === null
                ? { kind: 'knownPersonMeant', summary }
                : { kind: 'savedWorkMeantFor', person: record },
            )
          }}
          onSomebodyElse={() => {
            similar.ruleOut(form, asking.people)
            setAsking(null)
            asking.goOn()
          }}
          onClose={() => {
            setAsking(null)
          }}
        />
      ),
  }
}
