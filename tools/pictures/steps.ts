import type { Page } from '@playwright/test'
import { demoLogin } from '../simulator/index.ts'
import { CaptureScreen } from '../station-driver/screens/capture-screen.ts'
import { FindScreen } from '../station-driver/screens/find-screen.ts'
import { PairScreen } from '../station-driver/screens/pair-screen.ts'
import { SignInScreen } from '../station-driver/screens/sign-in-screen.ts'
import type { TakePicture } from './take-picture.ts'

/** A desk that was just paired, with the picture of the pairing where one is wanted. */
export async function signIn(page: Page, server: string, takePicture: TakePicture | null): Promise<void> {
  const pair = new PairScreen(page)
  await pair.isShown()
  await pair.look(server)
  await takePicture?.('pair')
  await pair.pair()
  const screen = new SignInScreen(page)
  await screen.isShown()
  await screen.signIn(demoLogin.loginId, demoLogin.password)
  await new FindScreen(page).isShown()
}

/** To the camera with this person before it. */
export async function goToCamera(page: Page, id: string): Promise<void> {
  const find = new FindScreen(page)
  await find.isShown()
  await find.search(id)
  await find.chooseFirst()
  await find.takePhoto()
  const trouble = await new CaptureScreen(page).waitForPicture()
  if (trouble !== null) throw new Error(trouble)
}
