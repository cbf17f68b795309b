import type { ElectronApplication } from '@playwright/test'

/** Answers the system's dialog for a file with this path, as a clerk would who types it; nobody sits before a test. */
export async function chooseFile(application: ElectronApplication, filePath: string): Promise<void> {
  await application.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, filePath)
}

/** Closes the system's dialog for a file without choosing one. */
export async function chooseNoFile(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
  })
}
