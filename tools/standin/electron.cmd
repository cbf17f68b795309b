@echo off
rem Takes Electron's place on the command line of Windows. Written, not tried: what the shell script beside it does, less
rem the inspector switches, which only a driver uses.
setlocal
set "STANDIN_EXECUTABLE=%~dp0electron.cmd"
"%~dp0..\..\node_modules\node\bin\node.exe" --disable-warning=ExperimentalWarning "%~dp0boot.ts" %*
