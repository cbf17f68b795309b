import { Button as AriaButton, Tag, TagGroup, TagList as AriaTagList } from 'react-aria-components'
import { useSentences } from '../i18n/sentences.ts'
import { Icon } from './icon.tsx'
import type { Option } from './option.ts'
import styles from './tag-list.module.css'

/** `onRemove` receives the id of the tag; left out, tags cannot be removed. */
export interface TagListProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly onRemove?: (id: string) => void
}

/** What is chosen, as small tags; Delete or Backspace removes the one with the focus. Nothing at all when nothing is chosen. */
export function TagList({ label, options, onRemove }: TagListProps) {
  const say = useSentences()
  if (options.length === 0) return null
  return (
    <TagGroup
      aria-label={label}
      {...(onRemove === undefined
        ? {}
        : {
            onRemove: (ids: Set<string | number>) => {
              for (const id of ids) onRemove(String(id))
            },
          })}
    >
      <AriaTagList className={styles['tags'] ?? ''}>
        {options.map((option) => (
          <Tag key={option.id} id={option.id} textValue={option.label} className={styles['tag'] ?? ''}>
            {option.label}
            {onRemove === undefined ? null : (
              <AriaButton
                slot="remove"
                className={styles['remove'] ?? ''}
                aria-label={say('ui.remove', { label: option.label })}
              >
                <Icon name="close" />
              </AriaButton>
            )}
          </Tag>
        ))}
      </AriaTagList>
    </TagGroup>
  )
}
