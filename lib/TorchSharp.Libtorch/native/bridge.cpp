// libtorch through one door: look an operator up by name, run it on a boxed stack, autograd included.
// Every function catches what libtorch throws and keeps its message for bridge_error(); no exception crosses into C#.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/version.h>

#include <dlfcn.h>
#include <malloc.h>
#include <string>
#include <vector>

namespace {

// What an argument or a result is. Kept in step with Value.cs.
enum class Kind : int64_t {
    None, Tensor, Integer, Real, Boolean, Text, Integers, Reals, Tensors, OptionalTensors, Device, Generator, Default
};

// integer: the value, a list's length, or a device's type; real: the value, or a device's index.
struct Value {
    Kind kind;
    int64_t integer;
    double real;
    const void* pointer;
};

thread_local std::string last_error;

template <typename Result, typename Body>
Result guarded(Result on_error, Body body) {
    try {
        return body();
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "libtorch raised an error of an unknown kind";
    }
    return on_error;
}

// For what has no result: 0, or -1 on an error.
template <typename Body>
int attempted(Body body) {
    return guarded(-1, [&] {
        body();
        return 0;
    });
}

const at::Tensor& tensor_of(const void* handle) {
    return *static_cast<const at::Tensor*>(handle);
}

at::Tensor* own(at::Tensor tensor) {
    return tensor.defined() ? new at::Tensor(std::move(tensor)) : nullptr;
}

template <typename Element>
std::vector<Element> elements(const Value& value) {
    auto first = static_cast<const Element*>(value.pointer);
    return std::vector<Element>(first, first + value.integer);
}

c10::IValue unpack(const Value& value, const c10::Argument& argument) {
    switch (value.kind) {
        case Kind::None: return c10::IValue();
        case Kind::Tensor: return tensor_of(value.pointer);
        case Kind::Integer: return value.integer;
        case Kind::Real: return value.real;
        case Kind::Boolean: return value.integer != 0;
        case Kind::Text: return std::string(static_cast<const char*>(value.pointer), value.integer);
        case Kind::Integers: return elements<int64_t>(value);
        case Kind::Reals: return elements<double>(value);
        case Kind::Tensors: {
            c10::List<at::Tensor> list;
            for (auto handle : elements<const void*>(value)) list.push_back(tensor_of(handle));
            return list;
        }
        case Kind::OptionalTensors: {
            // A list by its run-time type: c10's own optional of 1.13 has become the standard one in 2.x.
            c10::impl::GenericList list(c10::OptionalType::ofTensor());
            for (auto handle : elements<const void*>(value)) list.push_back(handle ? c10::IValue(tensor_of(handle)) : c10::IValue());
            return list;
        }
        case Kind::Device:
            return c10::Device(static_cast<c10::DeviceType>(value.integer), static_cast<c10::DeviceIndex>(value.real));
        case Kind::Generator: return *static_cast<const at::Generator*>(value.pointer);
        case Kind::Default:
            TORCH_CHECK(argument.default_value().has_value(), "argument '", argument.name(), "' has no default");
            return *argument.default_value();
    }
    TORCH_CHECK(false, "an argument of an unknown kind");
}

void pack(const c10::IValue& result, std::vector<Value>& packed) {
    if (result.isTensor()) {
        auto tensor = own(result.toTensor());
        packed.push_back({tensor ? Kind::Tensor : Kind::None, 0, 0, tensor});
    }
    else if (result.isInt()) packed.push_back({Kind::Integer, result.toInt(), 0, nullptr});
    else if (result.isDouble()) packed.push_back({Kind::Real, 0, result.toDouble(), nullptr});
    else if (result.isBool()) packed.push_back({Kind::Boolean, result.toBool(), 0, nullptr});
    else if (result.isTensorList()) for (const auto& tensor : result.toTensorVector()) pack(tensor, packed);
    else TORCH_CHECK(false, "an operator's result of type ", result.tagKind(), " is not supported");
}

std::vector<at::Tensor> tensors_of(const void* const* handles, int count) {
    std::vector<at::Tensor> tensors;
    for (int i = 0; i < count; i++) tensors.push_back(handles[i] ? tensor_of(handles[i]) : at::Tensor());
    return tensors;
}

}  // namespace

#define BRIDGE extern "C" __attribute__((visibility("default")))

BRIDGE const char* bridge_error() { return last_error.c_str(); }

BRIDGE const char* bridge_version() { return TORCH_VERSION; }

// Called once, before anything else. threads: how many an operation may use at least.
BRIDGE void bridge_prepare(int threads) {
    // glibc returns large freed blocks to the system, and every training step would fault the same pages in again.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
    if (threads > at::get_num_threads()) at::set_num_threads(threads);
}

// ---- operators

BRIDGE const void* bridge_operator(const char* name, const char* overload) {
    return guarded<const void*>(nullptr, [&] {
        return new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
    });
}

// Returns the number of results, or -1. Arguments left out at the end take the schema's defaults.
// The results stay where they are until the thread's next call.
BRIDGE int bridge_call(const void* handle, const Value* arguments, int count, const Value** results) {
    static thread_local std::vector<Value> packed;
    return guarded(-1, [&] {
        auto& op = *static_cast<const c10::OperatorHandle*>(handle);
        auto& schema = op.schema();
        int expected = static_cast<int>(schema.arguments().size());
        TORCH_CHECK(count <= expected, schema, " was given ", count, " arguments");
        torch::jit::Stack stack;
        stack.reserve(expected);
        for (int i = 0; i < expected; i++)
            stack.push_back(unpack(i < count ? arguments[i] : Value{Kind::Default, 0, 0, nullptr}, schema.arguments()[i]));
        op.callBoxed(stack);
        packed.clear();
        for (const auto& result : stack) pack(result, packed);
        *results = packed.data();
        return static_cast<int>(packed.size());
    });
}

// ---- tensors

BRIDGE void bridge_tensor_free(const void* tensor) { delete static_cast<const at::Tensor*>(tensor); }

BRIDGE int64_t bridge_tensor_dim(const void* tensor) { return tensor_of(tensor).dim(); }

BRIDGE void bridge_tensor_layout(const void* tensor, int64_t* sizes, int64_t* strides) {
    auto& self = tensor_of(tensor);
    std::copy(self.sizes().begin(), self.sizes().end(), sizes);
    std::copy(self.strides().begin(), self.strides().end(), strides);
}

BRIDGE int bridge_tensor_dtype(const void* tensor) { return static_cast<int>(tensor_of(tensor).scalar_type()); }

BRIDGE void bridge_tensor_device(const void* tensor, int* type, int* index) {
    auto device = tensor_of(tensor).device();
    *type = static_cast<int>(device.type());
    *index = device.index();
}

BRIDGE void* bridge_tensor_data(const void* tensor) {
    return guarded<void*>(nullptr, [&] {
        auto& self = tensor_of(tensor);
        TORCH_CHECK(!self.is_conj() && !self.is_neg(), "the memory of a lazy conjugate cannot be read: clone() it first");
        return self.data_ptr();
    });
}

BRIDGE int bridge_tensor_requires_grad(const void* tensor) { return tensor_of(tensor).requires_grad(); }

BRIDGE int bridge_tensor_set_requires_grad(const void* tensor, int value) {
    return attempted([&] { tensor_of(tensor).set_requires_grad(value != 0); });
}

BRIDGE int bridge_tensor_is_leaf(const void* tensor) { return tensor_of(tensor).is_leaf(); }

BRIDGE const void* bridge_tensor_grad(const void* tensor) { return own(tensor_of(tensor).grad()); }

BRIDGE int bridge_tensor_set_grad(const void* tensor, const void* grad) {
    return attempted([&] { tensor_of(tensor).mutable_grad() = grad ? tensor_of(grad) : at::Tensor(); });
}

// ---- autograd

BRIDGE int bridge_backward(const void* tensor, const void* gradient, int keep_graph, int create_graph) {
    return attempted([&] {
        std::vector<at::Tensor> gradients;
        if (gradient) gradients.push_back(tensor_of(gradient));
        torch::autograd::backward({tensor_of(tensor)}, gradients, keep_graph != 0, create_graph != 0);
    });
}

// Fills gradients with one handle per input, null where an unused input is allowed and was unused.
BRIDGE int bridge_gradients(const void* const* outputs, int output_count, const void* const* inputs, int input_count,
                            const void* const* output_gradients, int gradient_count, int keep_graph, int create_graph,
                            int allow_unused, const void** gradients) {
    return attempted([&] {
        auto results = torch::autograd::grad(
            tensors_of(outputs, output_count), tensors_of(inputs, input_count), tensors_of(output_gradients, gradient_count),
            keep_graph != 0, create_graph != 0, allow_unused != 0);
        for (int i = 0; i < input_count; i++) gradients[i] = own(results[i]);
    });
}

BRIDGE int bridge_grad_enabled() { return at::GradMode::is_enabled(); }

BRIDGE void bridge_set_grad_enabled(int enabled) { at::GradMode::set_enabled(enabled != 0); }

BRIDGE int bridge_inference_mode_enabled() { return c10::InferenceMode::is_enabled(); }

BRIDGE void* bridge_inference_mode_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }

BRIDGE void bridge_inference_mode_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- random numbers

BRIDGE int bridge_manual_seed(uint64_t seed) { return attempted([&] { at::manual_seed(seed); }); }

BRIDGE const void* bridge_default_generator() {
    return guarded<const void*>(nullptr, [] {
        return new at::Generator(at::globalContext().defaultGenerator(c10::Device(c10::kCPU)));
    });
}

// A generator of its own: the default one's clone is the one way to make it that names no CUDA symbol.
BRIDGE const void* bridge_generator(int device_type, int device_index, uint64_t seed) {
    return guarded<const void*>(nullptr, [&] {
        auto device = c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
        auto generator = at::globalContext().defaultGenerator(device).clone();
        generator.set_current_seed(seed);
        return new at::Generator(generator);
    });
}

BRIDGE void bridge_generator_free(const void* generator) { delete static_cast<const at::Generator*>(generator); }

BRIDGE int bridge_generator_seed(const void* generator, uint64_t seed) {
    return attempted([&] { at::Generator(*static_cast<const at::Generator*>(generator)).set_current_seed(seed); });
}

BRIDGE uint64_t bridge_generator_initial_seed(const void* generator) {
    return static_cast<const at::Generator*>(generator)->current_seed();
}

BRIDGE const void* bridge_generator_state(const void* generator) {
    return guarded<const void*>(nullptr, [&] { return own(static_cast<const at::Generator*>(generator)->get_state()); });
}

BRIDGE int bridge_generator_set_state(const void* generator, const void* state) {
    return attempted([&] { at::Generator(*static_cast<const at::Generator*>(generator)).set_state(tensor_of(state)); });
}

// ---- threads and devices

BRIDGE int bridge_threads() { return at::get_num_threads(); }

BRIDGE int bridge_set_threads(int count) {
    return attempted([&] {
        at::set_num_threads(count);
        // libtorch tells MKL and oneDNN, not OpenBLAS, whose threads would wait for each other by spinning in every small product.
        if (auto* set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(count);
    });
}

BRIDGE int bridge_cuda_count() {
    return guarded(0, [] { return at::hasCUDA() ? static_cast<int>(at::getNumGPUs()) : 0; });
}

BRIDGE int bridge_cuda_synchronize(int index) {
    return attempted([&] {
        c10::impl::VirtualGuardImpl guard(c10::kCUDA);
        auto device = index < 0 ? guard.getDevice() : c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
        guard.synchronizeStream(guard.getStream(device));
    });
}
