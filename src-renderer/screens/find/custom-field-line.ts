import type { CustomField } from '../../../src-preload/contract/custom-field.ts'
import type { Sentences } from '../../i18n/sentences.ts'
import type { FactLine } from '../../ui/facts.tsx'

/** A custom field as a fact to read. A file is named and never opened here. */
export function customFieldLine({ id, name, kind, value }: CustomField, say: Sentences): FactLine {
  // Two fields of a site may have one name, and one may be called like one of the server's own.
  return { id: `custom-${id}`, term: name, value: valueText(kind, value, say) }
}

function valueText(kind: CustomField['kind'], value: CustomField['value'], say: Sentences): string {
  if (value.kind === 'unknown') return say('find.panel.unknown')
  if (value.kind === 'absent' || value.value.trim() === '') return say('find.panel.none')
  return kind === 'file' ? say('personFields.file') : value.value
}
