import { useState } from 'react'
import { useSentences } from '../../i18n/sentences.ts'
import { ConfirmationDialog } from '../../ui/confirmation-dialog.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'

/** `onExport` opens the system's own dialog for the file. */
export interface ExportDialogProps {
  readonly onExport: (format: 'csv' | 'json') => void
  readonly onClose: () => void
}

/** Asks before the journal leaves its seal: what the file holds, and that anybody can read it. */
export function ExportDialog({ onExport, onClose }: ExportDialogProps) {
  const say = useSentences()
  const [format, setFormat] = useState<'csv' | 'json'>('csv')
  return (
    <ConfirmationDialog
      isOpen
      title={say('journal.export.title')}
      confirmLabel={say('journal.export.confirm')}
      acknowledgement={say('journal.export.acknowledge')}
      onConfirm={() => {
        onExport(format)
      }}
      onCancel={onClose}
    >
      <p>{say('journal.export.body')}</p>
      <p>{say('journal.export.more')}</p>
      <RadioGroup
        label={say('journal.export.format')}
        value={format}
        options={[
          { id: 'csv', label: say('journal.export.formats.csv') },
          { id: 'json', label: say('journal.export.formats.json') },
        ]}
        onChange={setFormat}
      />
    </ConfirmationDialog>
  )
}
