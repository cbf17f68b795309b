const nothingLost = 'Nothing was used, and nothing you entered is lost.'

/** What to do with a file of another kind. */
const saveAsJpeg = 'Open it in a picture program, save it as JPEG, and choose that file.'

/** Every sentence about pictures from files. */
export const pictureFile = {
  choose: 'Choose a picture',
  chooseAnother: 'Choose another',
  close: 'Close',
  dropHere: 'Drop the picture here',
  dropHint: 'One JPEG or PNG',
  stage: 'Camera picture. A picture file can be dropped here.',
  reading: 'Reading the picture …',
  cancel: 'Cancel',
  problem: {
    empty: {
      title: 'This file is empty.',
      safe: nothingLost,
      next: 'Copy it again from where it came from, or choose another.',
    },
    tooManyBytes: {
      title: 'This file is too large: {{megabytes}} MB.',
      safe: nothingLost,
      next: 'Save the picture with at most {{most}} MB, or choose another.',
    },
    truncated: {
      title: 'A part of this picture is missing.',
      safe: nothingLost,
      next: 'It was probably not copied to its end. Copy it again, or choose another.',
    },
    tooManyPixels: {
      title: 'This picture is too large: {{width}} × {{height}} pixels.',
      safe: 'It was not opened. Nothing you entered is lost.',
      next: 'Make it smaller in a picture program; 4000 pixels a side are more than enough.',
    },
    tooFewPixels: {
      title: 'This picture is too small: {{width}} × {{height}} pixels.',
      safe: nothingLost,
      next: 'Choose one of at least {{shortest}} pixels a side, or take a photo.',
    },
    unreadable: {
      title: 'This picture cannot be opened.',
      safe: nothingLost,
      next: 'The file is damaged, or it is no longer there. Choose another, or take a photo.',
    },
    tooSlow: {
      title: 'Opening this picture took too long and was ended.',
      safe: nothingLost,
      next: 'If it lies on a network drive, copy it to this computer first. Else choose another, or take a photo.',
    },
    severalFiles: {
      title: 'Those are {{count}} files.',
      safe: nothingLost,
      next: 'Drop one picture alone.',
    },
    folder: {
      title: 'That is a folder.',
      safe: nothingLost,
      next: 'Open the folder and drop one picture out of it.',
    },
    noFile: {
      title: 'That is not a file.',
      safe: nothingLost,
      next: 'Save the picture to this computer first, then drop the file.',
    },
  },
  /** What the file is instead of a JPEG or PNG, whatever its name says. */
  notAPicture: {
    heic: {
      title: 'This is a HEIC picture, as iPhones save them.',
      safe: nothingLost,
      next: 'Have it sent as JPEG (“Most Compatible” in the camera settings of the phone), or take a photo.',
    },
    avif: { title: 'This is an AVIF picture.', safe: nothingLost, next: saveAsJpeg },
    webp: { title: 'This is a WebP picture.', safe: nothingLost, next: saveAsJpeg },
    gif: { title: 'This is a GIF picture.', safe: nothingLost, next: saveAsJpeg },
    tiff: { title: 'This is a TIFF or raw picture.', safe: nothingLost, next: saveAsJpeg },
    bmp: { title: 'This is a BMP picture.', safe: nothingLost, next: saveAsJpeg },
    svg: {
      title: 'This is a drawing (SVG), not a photo.',
      safe: nothingLost,
      next: 'Choose a JPEG or PNG, or take a photo.',
    },
    pdf: {
      title: 'This is a PDF document.',
      safe: nothingLost,
      next: 'Save the picture inside it as JPEG and choose that file, or take a photo.',
    },
    zip: {
      title: 'This is an archive or an office document.',
      safe: nothingLost,
      next: 'Open it, save the picture out of it, and choose that file.',
    },
    video: { title: 'This is a film.', safe: nothingLost, next: 'Choose a JPEG or PNG, or take a photo.' },
    unknown: {
      title: 'This is neither a JPEG nor a PNG.',
      safe: nothingLost,
      next: 'The name of the file may say otherwise; its content decides. Choose a JPEG or PNG, or take a photo.',
    },
  },
} as const
