import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react'

/**
 * Handlers for an area that takes files by drop and by paste, and whether files hang over it. A paste that also has
 * text, as offices make it, stays a text. `isOn` false takes nothing, but never lets the browser leave for a file.
 */
export function useFileDrop(isOn: boolean, onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false)
  // Entering a child comes before leaving its parent: only the balance tells.
  const depth = useRef(0)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    isOver: isOver && isOn,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        depth.current += 1
        setOver(true)
      },
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = isOn ? 'copy' : 'none'
      },
      onDragLeave: (event: DragEvent) => {
        if (!hasFiles(event)) return
        depth.current = Math.max(0, depth.current - 1)
        if (depth.current === 0) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        if (isOn) onFiles([...event.dataTransfer.files])
      },
      onPaste: (event: ClipboardEvent) => {
        const files = [...event.clipboardData.files]
        if (!isOn || files.length === 0 || event.clipboardData.getData('text/plain') !== '') return
        event.preventDefault()
        onFiles(files)
      },
    },
  }
}
