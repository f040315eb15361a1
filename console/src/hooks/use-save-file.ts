import { useCallback } from 'react'

/** Saves what the page has received, under a name; nothing of it stays in the page. */
export function useSaveFile(): (content: Blob, name: string) => void {
  return useCallback((content, name) => {
    const url = URL.createObjectURL(content)
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }, [])
}
