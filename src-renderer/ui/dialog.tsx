import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useIsCovered } from './covered.ts'
import styles from './dialog.module.css'

/** `onClose` is called for Escape and, unless `isAlert`, for a press outside. */
export interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children?: ReactNode
  /** The buttons, in reading order. */
  readonly actions: ReactNode
  /** An alert wants an answer: a press outside does not close it. */
  readonly isAlert?: boolean
}

/** A question or a page of its own above the screen, which is out of reach meanwhile. Gone while its screen is covered. */
export function Dialog({ isOpen, onClose, title, children, actions, isAlert = false }: DialogProps) {
  const isCovered = useIsCovered()
  if (isCovered) return null
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isAlert}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          {children === undefined ? null : <div className={styles['body']}>{children}</div>}
          <div className={styles['actions']}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
