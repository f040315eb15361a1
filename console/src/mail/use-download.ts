import { useMutation } from '@tanstack/react-query'
import { useApi } from '../api/context.tsx'

export interface Download {
  readonly path: string
  readonly body?: object
  /** When the server names none. */
  readonly fileName: string
}

/** Saves files that the server makes on request: it wants the page's token, which no plain link has. */
export function useDownload() {
  const api = useApi()
  return useMutation({
    mutationFn: async (downloads: readonly Download[]) => {
      for (const { path, body, fileName } of downloads) {
        const response = await api.open('POST', path, body ?? {})
        saveBlob(await response.blob(), fileNameOf(response) ?? fileName)
      }
    },
  })
}

/** `filename*` of Content-Disposition, as the server always writes it (RFC 6266 §4.3). */
function fileNameOf({ headers }: Response): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(headers.get('content-disposition') ?? '')?.[1]
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

function saveBlob(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
