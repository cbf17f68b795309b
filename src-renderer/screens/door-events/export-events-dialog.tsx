import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'

/** `onExport` opens the system's own dialog for the file. */
export interface ExportEventsDialogProps {
  readonly onExport: () => void
  readonly onClose: () => void
}

/** Asks before events leave the server's care: what the file holds, and that anybody can read it. */
export function ExportEventsDialog({ onExport, onClose }: ExportEventsDialogProps) {
  const say = useSentences()
  return (
    <ConfirmationDialog
      isOpen
      title={say('doorEvents.export.title')}
      confirmLabel={say('doorEvents.export.confirm')}
      acknowledgement={say('doorEvents.export.acknowledge')}
      onConfirm={onExport}
      onCancel={onClose}
    >
      <p>{say('doorEvents.export.body')}</p>
      <p>{say('doorEvents.export.more')}</p>
    </ConfirmationDialog>
  )
}
