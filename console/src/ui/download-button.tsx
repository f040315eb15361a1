import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

interface DownloadButtonProps {
  /** Of the file. */
  readonly name: string
  /** Its media type. */
  readonly type: string
  readonly content: string
  readonly children: ReactNode
}

/** Saves a text that the page has already. */
export function DownloadButton({ name, type, content, children }: DownloadButtonProps) {
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([content], { type }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button icon={<ArrowDownloadRegular />} onClick={save}>
      {children}
    </Button>
  )
}
