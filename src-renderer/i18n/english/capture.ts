/** Every sentence of the capture screen. */
export const capture = {
  title: 'Photo of {{name}}',
  titleNameless: 'Photo of person {{id}}',
  lead: 'Face inside the oval, eyes to the camera, shoulders visible.',
  preview: 'Live picture of the camera, mirrored',
  take: 'Take photo',
  back: 'Back',
  camera: 'Camera',
  opening: 'The camera is starting …',
  stored: 'Photo on the server',
  noneStored: 'No photo on the server yet',
  unknownStored: 'The server has not said whether it holds a photo',
  unreadableStored: 'The server holds a photo that cannot be shown here',
  retry: 'Try again',
  notReady: 'The camera has not shown a picture yet. Wait a moment and press again.',
  trouble: {
    refused: {
      title: 'The camera may not be used.',
      safe: 'Nothing you entered is lost.',
      next: 'Allow Vestibule to use the camera in the privacy settings of this computer, then try again.',
    },
    absent: {
      title: 'No camera is connected.',
      safe: 'Nothing you entered is lost.',
      next: 'Plug a camera in. The picture appears by itself.',
    },
    inUse: {
      title: 'Another program is using the camera.',
      safe: 'Nothing you entered is lost.',
      next: 'Close the other program (a video call, for example), then try again.',
    },
    unplugged: {
      title: 'The camera was unplugged.',
      safe: 'Nothing you entered is lost.',
      next: 'Plug it in again. The picture comes back by itself.',
    },
    failed: {
      title: 'The camera does not start.',
      safe: 'Nothing you entered is lost.',
      next: 'Try again. If it does not help, unplug the camera and plug it in again.',
    },
  },
  health: {
    stopped: {
      title: 'The camera sends no picture.',
      safe: 'Nothing you entered is lost.',
      next: 'Look for a switch, a cover or a closed lid on the camera. If there is none, unplug the camera and plug it in again.',
    },
    black: {
      title: 'The camera sees nothing.',
      safe: 'Nothing you entered is lost.',
      next: 'Something covers the lens, or the room has no light. Open the cover or switch the light on.',
    },
    frozen: {
      title: 'The picture stands still.',
      safe: 'Nothing you entered is lost.',
      next: 'What you see is not what is in front of the camera now. Unplug the camera and plug it in again.',
    },
    unusableResolution: {
      title: 'This camera is too coarse for photos ({{width}} × {{height}} pixels).',
      safe: 'Nothing you entered is lost.',
      next: 'Choose or connect a camera with at least 1280 × 720 pixels.',
    },
    otherDevice: {
      title: '“{{wanted}}” is not connected.',
      safe: 'Photos come from “{{used}}” for now.',
      next: 'Plug “{{wanted}}” in and it is used again by itself, or choose another camera.',
    },
    lowResolution: {
      title: 'This camera is rather coarse ({{width}} × {{height}} pixels).',
      safe: 'Photos can be taken, from very near.',
      next: 'A camera with at least 1280 × 720 pixels takes better photos.',
    },
  },
} as const
