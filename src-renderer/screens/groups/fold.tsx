import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './group-picker.module.css'

/** `children` is called with what folds the list again; the focus goes back to the button then. */
export interface FoldProps {
  readonly name: 'accessGroups' | 'userGroup'
  readonly isDisabled: boolean
  readonly describedBy: string
  readonly children: (fold: () => void) => ReactNode
}

/** A list that is folded away until somebody wants it: a form is read more often than it is filled. */
export function Fold({ name, isDisabled, describedBy, children }: FoldProps) {
  const say = useSentences()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useId()
  const unfolded = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    // The field that had the focus is gone with the list.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus()
    wasOpen.current = isOpen
    // A list that opens below what is in view would be searched blindly.
    if (isOpen) unfolded.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const fold = (): void => {
    setOpen(false)
  }
  const isShown = isOpen && !isDisabled
  return (
    <>
      <div>
        <Button
          ref={button}
          isDisabled={isDisabled}
          aria-expanded={isShown}
          aria-describedby={describedBy}
          {...(isShown ? { 'aria-controls': list } : {})}
          onPress={() => {
            setOpen(!isOpen)
          }}
        >
          <span className={styles['chevron']} data-open={isShown}>
            <Icon name="chevron" />
          </span>
          {say(`groups.${isShown ? 'close' : 'open'}.${name}`)}
        </Button>
      </div>
      {isShown ? (
        <div ref={unfolded} id={list} className={styles['unfolded']}>
          {children(fold)}
        </div>
      ) : null}
    </>
  )
}
