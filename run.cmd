@echo off
rem What ./run is elsewhere: sets up what is missing, then does the main job. run --help explains it.
setlocal
set "caller=%CD%"
cd /d "%~dp0"
if "%~1"=="--help" goto help
if "%~1"=="-h" goto help

rem global.json says which SDK will do.
dotnet --version >nul 2>nul
if not %errorlevel%==0 goto nosdk

rem The package of libtorch, once chosen, stays chosen.
set "package="
if exist lib\bin\.torch-package set /p package=<lib\bin\.torch-package
if defined TorchPackage set "package=%TorchPackage%"
set "options="
if not "%~1"=="build" goto chosen
for /f "tokens=1,*" %%a in ("%*") do set "options=%%b"
if not defined options goto chosen
if "%options:-p:TorchPackage=%"=="%options%" goto chosen
set "package="
for /f "tokens=1 delims== " %%a in ("%options:*-p:TorchPackage=%") do set "package=%%a"
:chosen
call :build
if not %errorlevel%==0 exit /b 1

if not defined DOTNET_GCgen0size set DOTNET_GCgen0size=0x4000000
set "harmonic=%CD%\lib\Harmonic.Notebooks\bin\Release\net10.0\Harmonic.Notebooks.dll"
if "%~1"=="" goto first
if "%~1"=="build" goto built
if "%~1 %~2"=="kernel install" goto install
rem Paths on the command line are the caller's; a site of all notebooks has none.
if not "%~1 %~2"=="site " if not "%~1 %~2"=="verify " if not "%*"=="verify --from-weights" cd /d "%caller%"
for %%c in (run sweep verify figures site kernel) do if "%~1"=="%%c" goto command
dotnet "%harmonic%" run %*
exit /b %errorlevel%

:command
dotnet "%harmonic%" %*
exit /b %errorlevel%

:first
dotnet "%harmonic%" run notebooks/01-toy-factorization.ipynb -p steps=300
exit /b %errorlevel%

:built
echo Everything is built.>&2
exit /b 0

rem Front ends start what is compiled ahead of time: it is ready in a fraction of the time.
:install
echo Compiling the kernel for this machine>&2
dotnet publish lib/Harmonic.Notebooks -c Release -v q -clp:NoSummary >&2
if not %errorlevel%==0 goto notcompiled
set "harmonic=%CD%\lib\bin\kernel\Harmonic.Notebooks.dll"
cd /d "%caller%"
goto command

rem Builds unless nothing changed since the last time.
:build
if defined options goto stale
if not exist lib\bin\.built goto stale
set "before="
set /p before=<lib\bin\.built
if not "%before%"=="%package%" goto stale
powershell -NoProfile -Command "$built = (Get-Item lib/bin/.built -Force).LastWriteTime; $changed = Get-ChildItem lib, tools, Directory.*, global.json -Recurse -File -Include *.cs, *.csproj, *.props, *.targets, *.json, *.html, *.js, *.css | Where-Object { $_.LastWriteTime -gt $built -and $_.FullName -notmatch '[\\/](obj|bin)[\\/]' }; exit [int][bool]$changed"
if %errorlevel%==0 exit /b 0
:stale
for %%p in (lib/Harmonic.Experiments lib/Harmonic.Notebooks) do call :project %%p
if defined failed exit /b 1
>lib\bin\.torch-package echo.%package%
>lib\bin\.built echo.%package%
exit /b 0

:project
if defined failed exit /b 1
echo Building %1 >&2
dotnet build %1 -c Release -v q -clp:NoSummary "-p:TorchPackage=%package%" %options% >&2
if %errorlevel%==0 exit /b 0
echo Building %1 failed; the messages above say where.>&2
if not "%package%"=="" echo If they say that %package% is not to be found: the NuGet sources here do not serve it. run build -p:TorchPackage= goes back to the processor's.>&2
set "failed=1"
exit /b 1

:nosdk
echo The .NET SDK is missing or too old: install version 10 (https://dotnet.microsoft.com/download), then run this again.>&2
exit /b 1

:notcompiled
echo Compiling the kernel failed; the messages above say where.>&2
exit /b 1

:help
echo run                                 execute notebooks/01-toy-factorization.ipynb with a short setting (300 steps)
echo run NOTEBOOK... [-p name=value]...  execute notebooks; -p sets what their cell tagged "parameters" declares
echo run sweep NOTEBOOK -p seed=0..4 ... every combination of values as a run of its own: --jobs N; docs/sweeps.md
echo run verify [NOTEBOOK...]            execute published notebooks again and compare cell by cell: --from-weights where training takes long
echo run figures NOTEBOOK...             save the figures of executed notebooks: --format pdf^|svg^|png, --width 3.3in, --theme paper^|screen^|dark
echo run site [NOTEBOOK...]              turn executed notebooks into pages that need no network: site/index.html
echo run kernel install^|list^|uninstall   make the C# kernel known to Jupyter and VS Code
echo run build [-p:TorchPackage=...]     only build what notebooks load; TorchSharp-cuda-windows for a graphics card
echo run COMMAND --help                  the options of a command
echo.
echo It builds first; a second run starts at once. Nothing but the .NET SDK is needed.
echo Executed notebooks, their figures, weights and records go to data/runs/.
echo The full length of the write-up: run notebooks/01-toy-factorization.ipynb -p steps=5000 -p seed=0
exit /b 0
